import { expect, test } from "vitest";
import { sweepRuns } from "../../../src/runs/leases/sweep.ts";
import { hasEnded } from "../../../src/runs/machine.ts";
import { followUp } from "../../../src/runs/recovery/follow-up.ts";
import { followUpIdOf } from "../../../src/runs/recovery/follow-up-id.ts";
import { payFor, runTo, signUp } from "../../support/hospital.ts";
import { useDatabaseServer } from "../../support/master-database.ts";
import { startTestService, type TestService } from "../../support/test-service.ts";

const server = useDatabaseServer();

const patient = { timeout: 20_000 };

/** Waits until a hospital is active, and the run that made it so has ended. */
function isActive({ repositories }: TestService, id: string): Promise<void> {
  return expect
    .poll(async () => repositories.hospitals.find(id), patient)
    .toMatchObject({ status: "active", queue: [], lease: null });
}

/** Oldest first: kind, end, author and number of the try. */
async function storyOf({ repositories }: TestService, id: string) {
  const hospital = await repositories.hospitals.find(id);
  if (!hospital) throw new Error("no such hospital");
  const { runs } = await repositories.runs.page(hospital.id, hospital.runCount, 20);
  return runs.reverse().map(({ kind, status, author, attempt }) => `${kind} ${status} ${author.kind} ${attempt}`);
}

async function stoppedCase({ repositories }: TestService, id: string) {
  return repositories.cases.find(`provision_stopped:${id}`);
}

/** A hospital whose provision has just failed. Without capacity it takes a minute until anything follows by itself. */
async function failedHospital(
  service: TestService,
  code: "atlas_unavailable" | "atlas_out_of_capacity" | "atlas_payment_missing",
) {
  service.operator.failNext("up", { code, retryable: code !== "atlas_payment_missing" });
  const hospital = await signUp(service);
  await payFor(service, hospital.id);
  return hospital;
}

test("a paid provision that fails for what passes is gone on with until the hospital is active, without any hand", async () => {
  const service = await startTestService(server);
  const { id } = await failedHospital(service, "atlas_unavailable");
  await isActive(service, id);
  expect(await storyOf(service, id)).toEqual(["provision errored sign-up 1", "recover applied service 2"]);
  expect(await stoppedCase(service, id)).toBeNull();
  await service.services.outbox.idle();
  await sweepRuns(service.runs);
  expect(await service.repositories.runs.open()).toEqual([]);
});

test("of any number of processes that look after an ended run at once, one run follows", async () => {
  const service = await startTestService(server);
  const { id } = await failedHospital(service, "atlas_out_of_capacity");
  const hospital = await service.repositories.hospitals.find(id);
  const [ended] = hospital ? (await service.repositories.runs.page(hospital.id, 1, 1)).runs : [];
  if (!ended) throw new Error("there is no run");
  const patience = { ...service.runs.patience, noCapacityMs: [0] };
  await Promise.all(Array.from({ length: 8 }, () => followUp({ ...service.runs, patience }, ended)));
  await Promise.all(Array.from({ length: 4 }, () => sweepRuns({ ...service.runs, patience })));
  await isActive(service, id);
  expect(await storyOf(service, id)).toEqual(["provision errored sign-up 1", "recover applied service 2"]);
});

test("a run whose place was taken by a process that died right then is written down by the next that looks", async () => {
  const service = await startTestService(server);
  const { id } = await failedHospital(service, "atlas_out_of_capacity");
  const { hospitals, runs } = service.repositories;
  const hospital = await hospitals.find(id);
  const [ended] = hospital ? (await runs.page(hospital.id, 1, 1)).runs : [];
  if (!hospital || !ended || !hasEnded(ended.status)) throw new Error("there is no run");
  expect(await hospitals.enqueueNext(hospital, followUpIdOf(ended.id))).not.toBeNull();
  await sweepRuns({ ...service.runs, patience: { ...service.runs.patience, noCapacityMs: [0] } });
  await isActive(service, id);
  expect(await storyOf(service, id)).toEqual(["provision errored sign-up 1", "recover applied service 2"]);
});

test("what does not pass by itself becomes a case, which is closed once a person's recovery has made the database", async () => {
  const service = await startTestService(server);
  const { id } = await failedHospital(service, "atlas_payment_missing");
  await expect.poll(async () => (await stoppedCase(service, id))?.closed, patient).toBeNull();
  expect(await stoppedCase(service, id)).toMatchObject({ hospitalId: id, proposedRun: "recover" });
  expect(await storyOf(service, id)).toEqual(["provision errored sign-up 1"]);

  expect(await runTo(service, id, { kind: "recover" })).toMatchObject({ status: "applied" });

  await expect
    .poll(async () => (await stoppedCase(service, id))?.closed, patient)
    .toMatchObject({ by: { kind: "service" } });
  expect(await storyOf(service, id)).toEqual(["provision errored sign-up 1", "recover applied key 1"]);
  const told = (await service.ledgerOf(id)).map(({ action }) => action);
  expect(told.filter((action) => action.startsWith("case."))).toEqual(["case.opened", "case.closed"]);
});

test("a person's own run ends the series: nothing follows on what it took over", async () => {
  const service = await startTestService(server);
  const { id } = await failedHospital(service, "atlas_out_of_capacity");
  service.operator.failNext("up", { code: "atlas_unavailable", retryable: true });
  expect(await runTo(service, id, { kind: "recover" })).toMatchObject({ status: "errored" });
  await sweepRuns({ ...service.runs, patience: { ...service.runs.patience, noCapacityMs: [0] } });
  expect(await storyOf(service, id)).toEqual(["provision errored sign-up 1", "recover errored key 1"]);
});
