import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll } from "vitest";
import type { Answer } from "../../local/atlas/support/digest-client.ts";
import { clusterRequest, startTestAtlas } from "../../local/atlas/support/local-atlas.ts";
import { type Ask, checkedAsk } from "./checked-ask.ts";
import { projectPrefix, removeProject, sweepLeftovers } from "./clean-up.ts";
import { eventually, type PassTime } from "./pass-time.ts";
import { cleanUpMs } from "./patience.ts";
import { isRealAtlas, realAtlas } from "./settings.ts";

/** What a case is given: an Atlas, and an organization of it with keys. */
export type Target = {
  readonly baseUrl: string;
  readonly orgId: string;
  readonly publicKey: string;
  readonly privateKey: string;
  /** Asks the Admin API and checks the answer against the API document, if there is one. */
  readonly ask: Ask;
  /** A name for a project that is new and carries the suite's prefix. */
  readonly newName: () => string;
  /** Creates a project and answers its id. It is removed when the file is through. */
  readonly project: () => Promise<string>;
  /** Sees to it that this project is removed when the file is through. */
  readonly willRemove: (id: unknown) => void;
  /** Creates a cluster and answers when it is idle. */
  readonly cluster: (groupId: string, name: string, tier?: string) => Promise<Answer>;
  /** Asks until the answer's state, or its status for a number, is this, or until it fits. */
  readonly until: (path: string, wanted: Wanted) => Promise<Answer>;
};

type Wanted = string | number | ((answer: Answer) => boolean);

/** One Atlas for all cases of a file; each case works in projects of its own. */
export function useTarget(): () => Target {
  let target: Target | undefined;
  const close: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const { end, passTime, ...atlas } = await openAtlas();
    const ask = await checkedAsk(atlas);
    const projects = new Set<string>();
    close.push(async () => {
      const removals = await Promise.allSettled([...projects].map((id) => removeProject(ask, id, passTime)));
      await end();
      for (const removal of removals) if (removal.status === "rejected") throw removal.reason;
    });
    if (isRealAtlas) await sweepLeftovers(ask, new Date(), passTime);
    target = { ...atlas, ask, ...workOn(ask, passTime, atlas.orgId, projects) };
  }, cleanUpMs);
  afterAll(async () => {
    for (const step of close) await step();
  }, cleanUpMs);
  return () => {
    if (target === undefined) throw new Error("There is no Atlas to ask.");
    return target;
  };
}

const betweenQuestionsMs = 10_000;

/** The local one takes as long for everything as the real one, by a clock that moves when somebody waits. */
async function openAtlas() {
  if (isRealAtlas) return { ...realAtlas(), end: async () => {}, passTime: () => delay(betweenQuestionsMs) };
  const local = await startTestAtlas({ pace: "realistic" });
  const { baseUrl, orgId, publicKey, privateKey } = local.atlas;
  const passTime = async () => local.clock.pass(betweenQuestionsMs);
  return { baseUrl, orgId, publicKey, privateKey, end: local.end, passTime };
}

function workOn(ask: Ask, passTime: PassTime, orgId: string, projects: Set<string>) {
  const newName = () => `${projectPrefix}${randomBytes(6).toString("hex")}`;
  const willRemove = (id: unknown) => void projects.add(String(id));
  const until = async (path: string, wanted: Wanted) => {
    const fits =
      typeof wanted === "function"
        ? wanted
        : ({ status, body }: Answer) => body.stateName === wanted || status === wanted;
    const reached = await eventually(async () => {
      const answer = await ask("GET", path);
      return fits(answer) ? answer : undefined;
    }, passTime);
    if (reached === undefined) throw new Error(`${path} did not become ${wanted}.`);
    return reached;
  };
  const project = async () => {
    const created = await ask("POST", "/groups", { name: newName(), orgId });
    if (created.status !== 201) throw new Error(JSON.stringify(created.body));
    willRemove(created.body.id);
    return String(created.body.id);
  };
  const cluster = async (groupId: string, name: string, tier = "M0") => {
    const path = `/groups/${groupId}/${tier === "FLEX" ? "flexClusters" : "clusters"}`;
    const created = await ask("POST", path, clusterRequest(name, tier));
    if (created.status !== 201) throw new Error(JSON.stringify(created.body));
    return until(`${path}/${name}`, "IDLE");
  };
  return { newName, willRemove, until, project, cluster };
}
