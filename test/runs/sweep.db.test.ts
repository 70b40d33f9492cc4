import { describe, expect, test } from "vitest";
import { type Hospital, HospitalId } from "../../src/domain/hospitals.ts";
import { type Run, RunId } from "../../src/domain/runs.ts";
import { newId, systemRandom } from "../../src/foundation/ids.ts";
import { advanceRun } from "../../src/runs/advance.ts";
import { sweepRuns } from "../../src/runs/sweep.ts";
import { activeHospital, signUp } from "../support/hospital.ts";
import { useDatabaseServer } from "../support/master-database.ts";
import { startTestService, type TestService } from "../support/test-service.ts";

const server = useDatabaseServer();
const longAgo = new Date("2026-01-01T00:00:00Z");

/** A run as a process that died would leave it. */
async function leftRun(service: TestService, hospital: Hospital, changes: Partial<Run>): Promise<RunId> {
  const run: Run = {
    id: RunId.parse(newId("run", systemRandom)),
    hospitalId: hospital.id,
    kind: "change",
    status: "pending",
    reason: "left behind",
    author: "ops",
    createdAt: longAgo,
    updatedAt: longAgo,
    revision: 1,
    plan: null,
    approval: null,
    applied: null,
    problem: null,
    cancelRequested: false,
    lease: null,
    events: [],
    ...changes,
  };
  await service.repositories.runs.insert(run);
  return run.id;
}

async function hospitalOf(service: TestService, id: string): Promise<Hospital> {
  const hospital = await service.repositories.hospitals.find(id);
  if (!hospital) throw new Error("no such hospital");
  return hospital;
}

describe("a sweep", () => {
  test("ends a run whose worker went away, and frees its hospital", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const hospital = await hospitalOf(service, id);
    const runId = await leftRun(service, hospital, {
      status: "applying",
      lease: { owner: "a dead worker", expiresAt: longAgo },
    });
    await service.repositories.hospitals.claim(hospital.id, runId, "active", "active");
    await sweepRuns(service.runs, service.services.queue);
    expect(await service.repositories.runs.find(runId)).toMatchObject({
      status: "interrupted",
      problem: { code: "run_interrupted" },
    });
    expect((await hospitalOf(service, id)).activeRunId).toBeNull();
  });

  test("leaves a run alone whose worker is alive", async () => {
    const service = await startTestService(server);
    const hospital = await hospitalOf(service, (await activeHospital(service)).id);
    const lease = { owner: "a worker", expiresAt: new Date(Date.now() + 60_000) };
    const runId = await leftRun(service, hospital, { status: "applying", lease });
    await sweepRuns(service.runs, service.services.queue);
    expect((await service.repositories.runs.find(runId))?.status).toBe("applying");
  });

  test("frees a hospital whose run ended just before its process died", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const hospital = await hospitalOf(service, id);
    const runId = await leftRun(service, hospital, { status: "applied" });
    await service.repositories.hospitals.claim(hospital.id, runId, "active", "active");
    await sweepRuns(service.runs, service.services.queue);
    expect((await hospitalOf(service, id)).activeRunId).toBeNull();
  });

  test("queues a run again that was asked for but never queued", async () => {
    const service = await startTestService(server);
    const { id } = await signUp(service);
    const paidFor = await service.ask(
      "POST",
      "/process-payment",
      { organization_id: id, amount: 1, currency: "USD", card_number: "4111111111111111" },
      { as: "public" },
    );
    expect(paidFor.status).toBe(200);
    const hospital = await hospitalOf(service, id);
    const runId = await leftRun(service, hospital, {});
    await service.repositories.hospitals.claim(hospital.id, runId, "active", "active");
    await sweepRuns(service.runs, service.services.queue);
    await expect.poll(async () => (await service.repositories.runs.find(runId))?.status).toBe("planned_and_finished");
  });
});

test("a run that does not hold its hospital is never carried out", async () => {
  const service = await startTestService(server);
  const hospital = await hospitalOf(service, (await activeHospital(service)).id);
  const runId = await leftRun(service, hospital, {});
  const before = service.operator.begun.length;
  await advanceRun(service.runs, runId);
  expect((await service.repositories.runs.find(runId))?.status).toBe("discarded");
  expect(service.operator.begun).toHaveLength(before);
});

test("of twenty workers that take the same run up at once, one carries it out", async () => {
  const service = await startTestService(server);
  const hospital = await hospitalOf(service, (await activeHospital(service)).id);
  const runId = await leftRun(service, hospital, {});
  await service.repositories.hospitals.claim(HospitalId.parse(hospital.id), runId, "active", "active");
  const before = service.operator.begun.length;
  await Promise.all(Array.from({ length: 20 }, () => advanceRun(service.runs, runId)));
  expect(service.operator.begun).toHaveLength(before + 1);
});
