import { afterAll, beforeAll } from "vitest";
import { type BearerAsk, bearerAsk } from "../model/bearer-ask.ts";
import { look } from "../model/world.ts";
import { startTestAtlas, type TestAtlas, userRequest } from "../support/local-atlas.ts";

export type Inhabited = {
  readonly local: TestAtlas;
  readonly ask: BearerAsk;
  readonly groupId: string;
  /** All that can be seen, as one text. */
  readonly look: () => Promise<string>;
};

/** A local Atlas with one project that has something of everything in it. */
export function useInhabitedAtlas(): () => Inhabited {
  let inhabited: Inhabited | undefined;
  beforeAll(async () => {
    const local = await startTestAtlas();
    const groupId = await local.project("inhabited");
    for (const tier of ["M0", "FLEX", "M10"]) await local.cluster(groupId, tier.toLowerCase(), tier);
    await local.ask("POST", `/groups/${groupId}/databaseUsers`, userRequest("app", "correct horse"));
    await local.ask("POST", `/groups/${groupId}/accessList`, [{ ipAddress: "192.0.2.1" }]);
    const ask = bearerAsk(local);
    inhabited = { local, ask, groupId, look: () => lookAtAll(ask, groupId) };
  });
  afterAll(() => inhabited?.local.end());
  return () => {
    if (inhabited === undefined) throw new Error("Local Atlas has not been started.");
    return inhabited;
  };
}

async function lookAtAll(ask: BearerAsk, groupId: string): Promise<string> {
  const more = ["settings", "limits", "managedSlowMs", "teams", "clusters/m10/processArgs"];
  const below = await Promise.all(more.map(async (name) => (await ask("GET", `/groups/${groupId}/${name}`)).body));
  const world = await look(ask);
  return JSON.stringify([
    [...world].map(([name, project]) => [name, { ...project, clusters: [...project.clusters] }]),
    below,
  ]);
}
