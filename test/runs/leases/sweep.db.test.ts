import { describe, expect, test } from "vitest";
import type { Hospital } from "../../../src/domain/hospitals.ts";
import type { Run } from "../../../src/domain/runs.ts";
import { advanceRun } from "../../../src/runs/advance.ts";
import { sweepRuns } from "../../../src/runs/leases/sweep.ts";
import { activeHospital, runTo, signUp } from "../../support/hospital.ts";
import { useDatabaseServer } from "../../support/master-database.ts";
import { someRun } from "../../support/run.ts";
import { startTestService, type TestService } from "../../support/test-service.ts";

const server = useDatabaseServer();
const longAgo = new Date("2026-01-01T00:00:00Z");

async function hospitalOf(service: TestService, id: string): Promise<Hospital> {
  const hospital = await service.repositories.hospitals.find(id);
  if (!hospital) throw new Error("no such hospital");
  return hospital;
}

/** A run as a process that died would leave it: in its hospital's queue, perhaps under a lease that ran out. */
async function leftRun(service: TestService, id: string, changes: Partial<Run>, lease?: { expiresAt: Date }) {
  const { hospitals, runs } = service.repositories;
  const hospital = await hospitalOf(service, id);
  const run = someRun(hospital.id, { revision: 1, ...changes });
  await runs.insert(run, await hospitals.countRun(hospital.id));
  await hospitals.enqueue(hospital.id, run.id, { from: hospital.status, to: hospital.status, alone: false });
  if (lease) await hospitals.takeLease(hospital, { runId: run.id, owner: "a dead worker", ...lease });
  return run.id;
}

describe("a sweep", () => {
  test("ends a run whose worker died while applying, frees its hospital and asks for a recovery", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const runId = await leftRun(service, id, { status: "applying" }, { expiresAt: longAgo });
    await sweepRuns(service.runs);
    expect(await service.repositories.runs.find(runId)).toMatchObject({
      status: "interrupted",
      problem: { code: "run_interrupted" },
    });
    expect(await hospitalOf(service, id)).toMatchObject({ queue: [], lease: null, unknownSince: runId });
    const asked = await service.ask("POST", `/api/v1/hospitals/${id}/runs`, { kind: "rotate", reason: "a test" });
    expect(await asked.json()).toMatchObject({ status: 409, code: "recovery_needed", interrupted_run: runId });
    const recovery = await runTo(service, id, { kind: "recover" });
    expect(recovery.status).toBe("applied");
    expect((await hospitalOf(service, id)).unknownSince).toBeNull();
  });

  test("ends a run at once whose worker is known to be dead, whatever its lease says", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const expiresAt = new Date(Date.now() + 60_000);
    const runId = await leftRun(service, id, { status: "applying" }, { expiresAt });
    await sweepRuns({ ...service.runs, isDead: async (owner) => owner === "a dead worker" });
    expect(await service.repositories.runs.find(runId)).toMatchObject({ status: "interrupted" });
    expect(await hospitalOf(service, id)).toMatchObject({ queue: [], lease: null, unknownSince: runId });
  });

  test("calls a worker at once to a run whose worker died before it took it up", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const expiresAt = new Date(Date.now() + 60_000);
    const asked = { kind: "remediate", change: null, updatedAt: new Date() } as const;
    const runId = await leftRun(service, id, asked, { expiresAt });
    await sweepRuns({ ...service.runs, isDead: async () => true });
    await expect.poll(async () => (await service.repositories.runs.find(runId))?.status).toBe("planned_and_finished");
  });

  test("ends a run whose worker died while it only looked, and asks for nothing", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const runId = await leftRun(service, id, { status: "planning" }, { expiresAt: longAgo });
    await sweepRuns(service.runs);
    expect((await service.repositories.runs.find(runId))?.status).toBe("interrupted");
    expect(await hospitalOf(service, id)).toMatchObject({ queue: [], lease: null, unknownSince: null });
  });

  test("leaves a run alone whose worker is alive", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const expiresAt = new Date(Date.now() + 60_000);
    const runId = await leftRun(service, id, { status: "applying" }, { expiresAt });
    await sweepRuns(service.runs);
    expect((await service.repositories.runs.find(runId))?.status).toBe("applying");
  });

  test("refuses everything that a worker writes which came back after its lease was taken over", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    await leftRun(service, id, { status: "applying", fence: 2 }, { expiresAt: longAgo });
    const { hospitals } = service.repositories;
    const before = await hospitalOf(service, id);
    const fence = before.lease?.fence ?? 0;
    await sweepRuns(service.runs);
    expect(await hospitals.renewLease(before.id, fence, new Date())).toBe(false);
    expect(await hospitals.update(before.id, fence, { appliedRevision: 99 })).toBe(false);
    expect((await hospitalOf(service, id)).appliedRevision).toBe(before.appliedRevision);
  });

  test("frees a hospital whose run ended just before its process died", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    await leftRun(service, id, { status: "applied" }, { expiresAt: longAgo });
    await sweepRuns(service.runs);
    expect(await hospitalOf(service, id)).toMatchObject({ queue: [], lease: null });
  });

  test("calls a worker to a run that was asked for but never heard of", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const runId = await leftRun(service, id, { kind: "remediate", change: null });
    await sweepRuns(service.runs);
    await expect.poll(async () => (await service.repositories.runs.find(runId))?.status).toBe("planned_and_finished");
  });

  test("lets a plan expire that nobody decided on in time", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const runId = await leftRun(service, id, { status: "awaiting_approval", expiresAt: longAgo });
    await sweepRuns(service.runs);
    expect((await service.repositories.runs.find(runId))?.status).toBe("expired");
    expect((await hospitalOf(service, id)).queue).toEqual([]);
  });

  test("discards a run that never came into its hospital's queue, and forgets what has ended", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const { hospitals, runs } = service.repositories;
    const hospital = await hospitalOf(service, id);
    const run = someRun(hospital.id);
    await runs.insert(run, await hospitals.countRun(hospital.id));
    await sweepRuns(service.runs);
    expect((await runs.find(run.id))?.status).toBe("discarded");
    await service.services.outbox.idle();
    await sweepRuns(service.runs);
    expect(await runs.open()).toEqual([]);
  });
});

test("a run that is not in its hospital's queue is never carried out", async () => {
  const service = await startTestService(server);
  const { id } = await signUp(service);
  const hospital = await hospitalOf(service, id);
  const run = someRun(hospital.id, { kind: "provision" });
  await service.repositories.runs.insert(run, 1);
  await advanceRun(service.runs, run.id);
  expect((await service.repositories.runs.find(run.id))?.status).toBe("pending");
  expect(service.operator.begun).toEqual([]);
});
