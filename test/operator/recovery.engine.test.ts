import { readdir, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { HospitalStackConfig } from "../../stacks/hospital/config.ts";
import { breakOff, clusterOf, pendingNames } from "./support/break-off.ts";
import { eventually } from "./support/processes.ts";
import { granted, refusal, useEngine } from "./support/use-engine.ts";

/** A cluster is made only as the test moves the time of Atlas on. */
const engine = useEngine({ atlas: { pace: "realistic" } });
const longEnoughMs = 60_000;

function lockFolder({ slug }: HospitalStackConfig): string {
  return join(engine().folder, "state", ".pulumi", "locks", "organization", "hospital-atlas", slug);
}

test("what a killed run left is taken up: its own lock is broken, its cluster adopted, its unfinished creations forgotten", async () => {
  const { apply, atlas, breakOwnLock, hospital, run, state } = engine();
  const config = hospital("taken-up");
  const projectId = await breakOff(engine(), config);
  const clusterId = (await clusterOf(engine(), config))?.id;
  const blocked = refusal(await run("refresh", config));
  expect(blocked, blocked.detail).toMatchObject({ code: "stack_locked" });

  expect(await breakOwnLock(config)).toEqual({ broken: true, holder: null, isOurs: false });
  expect(await readdir(lockFolder(config))).toEqual([]);
  expect(await breakOwnLock(config)).toEqual({ broken: false, holder: null, isOurs: false });

  atlas.clock.pass(longEnoughMs);
  expect((await state(config)).resources).not.toContain("cluster");
  const again = await apply(config, { refresh: true, adopt: { cluster: `${projectId}-${config.clusterName}` } });
  expect(again.changeSet.resources.find(({ name }) => name === "cluster")?.operation).toBe("import");
  expect(again.outputs?.clusterId).toBe(clusterId);
  expect(await pendingNames(engine(), config)).toContain("cluster");

  granted(await run("refresh", config, { clearPendingCreates: true }));

  expect((await state(config)).pending).toEqual([]);
  expect(granted(await run("preview-refresh", config)).changeSet.hasChanges).toBe(false);
  expect(granted(await run("preview", config)).changeSet.hasChanges).toBe(false);
});

describe("a lock is nobody else's to break", () => {
  test("while the run that holds it lives", async () => {
    const { atlas, breakOwnLock, hospital, run, startUp } = engine();
    const config = hospital("alive");
    const operation = startUp(config, granted(await run("preview", config)).planDigest);
    await eventually(
      "Atlas creates the cluster",
      async () => (await clusterOf(engine(), config))?.stateName === "CREATING",
    );

    const answer = await breakOwnLock(config);

    expect(answer).toEqual({ broken: false, holder: expect.stringContaining(`@${hostname()}, process`), isOurs: true });
    atlas.clock.pass(longEnoughMs);
    granted(await operation.result);
    expect(await breakOwnLock(config)).toEqual({ broken: false, holder: null, isOurs: false });
  });

  test.each([
    ["a living process", { pid: process.pid, hostname: hostname() }],
    ["another host", { pid: 1, hostname: "elsewhere" }],
  ])("when it is of %s: ours goes, that one stays", async (_whose, who) => {
    const { breakOwnLock, hospital, run } = engine();
    const config = hospital(who.pid === 1 ? "host" : "process");
    await breakOff(engine(), config);
    const lock = { ...who, username: "ops", timestamp: new Date().toISOString() };
    await writeFile(join(lockFolder(config), "0f.json"), JSON.stringify(lock));

    expect(await breakOwnLock(config)).toMatchObject({ broken: true, holder: expect.stringContaining("ops@") });

    expect(await readdir(lockFolder(config))).toEqual(["0f.json"]);
    expect(await breakOwnLock(config)).toMatchObject({ broken: false, holder: expect.stringContaining("ops@") });
    expect(refusal(await run("refresh", config)).code).toBe("stack_locked");
  });
});
