import { fork } from "node:child_process";
import { once } from "node:events";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { membersOf } from "../../src/operator/kill-session.ts";
import type { RunningOperation } from "../../src/operator/port.ts";
import type { HospitalStackConfig } from "../../stacks/hospital/config.ts";
import type { Orphan } from "./support/orphan.ts";
import { eventually, processes } from "./support/processes.ts";
import { accessTo, granted, refusal, useEngine } from "./support/use-engine.ts";

/** A cluster is made only as the test moves the time of Atlas on. */
const engine = useEngine({ atlas: { pace: "realistic" } });
const longEnoughMs = 60_000;

/** Starts to make the hospital's database; Atlas is at the cluster then, and stays there until time passes. */
async function holdAtCluster(config: HospitalStackConfig): Promise<RunningOperation> {
  const { run, startUp } = engine();
  const operation = startUp(config, granted(await run("preview", config)).planDigest);
  await clusterBegun(config);
  return operation;
}

function clusterBegun(config: HospitalStackConfig): Promise<true> {
  return eventually("Atlas creates the cluster", async () => (await stateOfCluster(config)) === "CREATING");
}

async function stateOfCluster({ projectName, clusterName }: HospitalStackConfig): Promise<unknown> {
  const { atlas } = engine();
  const projects = (await atlas.ask("GET", "/groups")).body.results as { id: string; name: string }[];
  const id = projects.find(({ name }) => name === projectName)?.id;
  return id && (await atlas.ask("GET", `/groups/${id}/clusters/${clusterName}`)).body.stateName;
}

/** The session of the operation on this stack: its process, the CLI, the plugins. */
async function workersOf({ slug }: HospitalStackConfig) {
  const cli = (await processes()).find(({ command }) => command.includes(`--stack ${slug} `));
  if (!cli) throw new Error(`Nothing works on ${slug}.`);
  const left = async () => ((await membersOf(cli.parent)) ?? []).length;
  return { left, gone: () => eventually("all of it is gone", async () => (await left()) === 0) };
}

/** What a run of this hospital would still have to do. */
async function openWork(config: HospitalStackConfig): Promise<string[]> {
  const { resources } = granted(await engine().run("preview", config)).changeSet;
  return resources.flatMap(({ operation, name }) => (operation === "same" ? [] : [`${operation} ${name}`]));
}

async function locks(): Promise<string[]> {
  const files = await readdir(join(engine().folder, "state", ".pulumi", "locks"), { recursive: true }).catch(() => []);
  return files.filter((file) => file.endsWith(".json"));
}

test("a canceled run finishes the cluster that Atlas is making, keeps it in its state, and begins nothing else", async () => {
  const { atlas, hospital } = engine();
  const config = hospital("canceled");
  const operation = await holdAtCluster(config);

  operation.cancel();
  operation.cancel();
  await eventually("the engine was told", async () => JSON.stringify(engine().progress).includes("cancel"));
  atlas.clock.pass(longEnoughMs);

  expect(refusal(await operation.result)).toMatchObject({ code: "operation_canceled", retryable: true });
  expect(await openWork(config)).toEqual(["create user-g1"]);
  expect(await locks()).toEqual([]);
});

test("a run that is killed ends at once, with CLI and plugins, and holds no other stack up", async () => {
  const { hospital, run } = engine();
  const config = hospital("killed");
  const operation = await holdAtCluster(config);
  const { left, gone } = await workersOf(config);
  expect(await left()).toBeGreaterThanOrEqual(4);

  operation.forceCancel();

  expect(refusal(await operation.result)).toMatchObject({ code: "operation_interrupted" });
  await gone();
  expect(refusal(await run("refresh", config))).toMatchObject({ code: "stack_locked", retryable: true });
  granted(await run("preview", hospital("beside")));
});

test("a stack that is being worked on is refused to a second operation, at once and without harm to the first", async () => {
  const { atlas, hospital, run } = engine();
  const config = hospital("busy");
  const operation = await holdAtCluster(config);

  const second = await run("preview", { ...config, tier: "M30" });

  expect(refusal(second).code).toBe("stack_locked");
  atlas.clock.pass(longEnoughMs);
  expect(granted(await operation.result).outputs?.clusterName).toBe(config.clusterName);
  expect(granted(await run("preview", config)).changeSet.hasChanges).toBe(false);
});

describe("when the service is killed in the middle of a run", () => {
  async function orphan(config: HospitalStackConfig, orphanMs: number) {
    const { atlas, folder, planPath, run, settings } = engine();
    const { planDigest = "" } = granted(await run("preview", config));
    const { log: _, environment: __, ...plain } = settings;
    const file = join(folder, `orphan-${config.slug}.json`);
    const request = { kind: "up", target: { config, atlas: accessTo(atlas) }, planPath: planPath(config), planDigest };
    await writeFile(file, JSON.stringify({ settings: { ...plain, orphanMs }, request } as Orphan), { mode: 0o600 });
    const service = fork(fileURLToPath(new URL("./support/orphan.ts", import.meta.url)), [file]);
    onTestFinished(() => void service.kill("SIGKILL"));
    await clusterBegun(config);
    const workers = await workersOf(config);
    service.kill("SIGKILL");
    await once(service, "exit");
    return workers;
  }

  test("the engine finishes what it has begun, writes it down, and leaves neither lock nor process", async () => {
    const { atlas, hospital, run } = engine();
    const config = hospital("orphaned");
    const { left, gone } = await orphan(config, longEnoughMs);
    expect(await left()).toBeGreaterThanOrEqual(4);

    atlas.clock.pass(longEnoughMs);

    await gone();
    expect(await openWork(config)).toEqual(["create user-g1"]);
    granted(await run("refresh", config));
  });

  test("an engine that does not come to an end is not waited for without end, and its lock can be told for ours", async () => {
    const { breakOwnLock, hospital, run } = engine();
    const config = hospital("endless");

    const { gone } = await orphan(config, 300);

    await gone();
    expect(refusal(await run("refresh", config)).code).toBe("stack_locked");
    expect(await breakOwnLock(config)).toEqual({ broken: true, holder: null, isOurs: false });
    granted(await run("refresh", config));
  });
});

test("a wrong key is said as that, and nothing of it is told", async () => {
  const { atlas, hospital, progress, run } = engine();
  const wrong = { ...accessTo(atlas), privateKey: "a-wrong-private-key" };
  const config = hospital("wrong-key");
  const known = progress.length;
  const { planDigest } = granted(await run("preview", config));

  const ending = await engine().startUp(config, planDigest, { atlas: wrong }).result;

  expect(refusal(ending)).toMatchObject({ code: "atlas_key_refused", urn: expect.stringContaining("::project") });
  expect(JSON.stringify([ending, progress.slice(known)])).not.toContain(wrong.privateKey);
});

test("what is not what was previewed is not done, not even the part that was", async () => {
  const { hospital, run, startUp } = engine();
  const config = hospital("violated");
  const { planDigest } = granted(await run("preview", config));

  const ending = await startUp({ ...config, tier: "FLEX" }, planDigest).result;

  expect(refusal(ending)).toMatchObject({ code: "plan_violated", urn: expect.stringContaining("::cluster") });
  expect(await stateOfCluster(config)).toBeUndefined();
});
