import { expect, test, vi } from "vitest";
import { sweepRuns } from "../../../src/runs/leases/sweep.ts";
import { someRun } from "../../support/run.ts";
import { someHospital } from "../../support/some-hospital.ts";
import { testRules } from "../../support/test-service.ts";
import { addProcess, begin, createWorld } from "./world.ts";

vi.mock("node:fs/promises", async () => {
  const { memoryFiles } = await import("../../support/memory/files.ts");
  return memoryFiles();
});

test("a drift check that lost its worker is ended without taking the lease from the run that goes on beside it", async () => {
  const world = createWorld(1, () => testRules);
  const { memory, time, books } = world;
  const hospital = someHospital({ status: "active" });
  await memory.hospitals.insert(hospital);
  const applying = someRun(hospital.id, { status: "applying", fence: 1 });
  const lost = someRun(hospital.id, { status: "planning", kind: "drift-check" });
  for (const [index, run] of [applying, lost].entries()) {
    await memory.runs.insert(run, index + 1);
    await memory.hospitals.enqueue(hospital.id, run.id, { from: "active", to: "active", alone: false });
    const known = { plans: [], approvals: [], letPass: [], story: [], applied: [], done: 0 };
    books.runs.set(run.id, { ...run, ...known });
  }
  const expiresAt = new Date(time.clock.now().getTime() + 20_000);
  const lease = await memory.hospitals.takeLease(hospital, { runId: applying.id, owner: "alive", expiresAt });

  begin(world, addProcess(world, true), { name: "sweeps" }, ({ runs }) => sweepRuns(runs));
  await world.scheduler.runDry();

  expect(world.violations).toEqual([]);
  expect(await memory.hospitals.find(hospital.id)).toMatchObject({ lease, queue: [applying.id], unknownSince: null });
  expect(await memory.runs.find(lost.id)).toMatchObject({ status: "interrupted", problem: { retryable: true } });
  expect(await memory.runs.find(applying.id)).toMatchObject({ status: "applying", version: applying.version });
});
