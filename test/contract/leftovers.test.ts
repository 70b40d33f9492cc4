import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { clusterRequest, startTestAtlas } from "../local/atlas/support/local-atlas.ts";
import { projectPrefix, sweepLeftovers } from "./support/clean-up.ts";

test("what a run left behind is removed by a later one, protected clusters too, and nothing else", async () => {
  const local = await startTestAtlas();
  try {
    const { ask, project, clock } = local;
    const old = await project(`${projectPrefix}old`);
    const foreign = await project("somebody else's");
    await ask("POST", `/groups/${old}/clusters`, {
      ...clusterRequest("c1", "M10"),
      terminationProtectionEnabled: true,
    });
    await ask("POST", `/groups/${old}/flexClusters`, clusterRequest("c2", "FLEX"));
    clock.pass(7 * 3_600_000);
    const young = await project(`${projectPrefix}young`);
    expect(await sweepLeftovers(ask, clock.now(), () => nextTurn())).toEqual([`${projectPrefix}old`]);
    const left = (await ask("GET", "/groups")).body.results as { id: string }[];
    expect(left.map(({ id }) => id)).toEqual([foreign, young]);
  } finally {
    await local.end();
  }
});
