import { expect, test } from "vitest";
import { approvers, decide, refusalOf, taken, waitingChange } from "../../../support/decisions.ts";
import { activeHospital } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

test("a rejection ends the run with its reason and its author, and frees the hospital", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const [ana] = await approvers(service, "Ana");
  const run = await waitingChange(service, id);
  const rejected = await taken(decide(service, run.id, "reject", { reason: "Not this week." }, ana));
  expect(rejected).toMatchObject({ status: "discarded", has_ended: true, flags: { retryable: true } });
  expect(rejected.transitions.at(-1)).toMatchObject({ text: "Rejected: Not this week.", actor: { name: "Ana" } });
  expect(await (await service.ask("GET", `/api/v1/hospitals/${id}`)).json()).toMatchObject({ queue: [] });
  const entry = (await service.ledgerOf(id)).find(({ action }) => action === "run.rejected");
  expect(entry).toMatchObject({ actor: { name: "Ana" }, data: { reason: "Not this week.", digest: run.plan?.digest } });
  expect(service.operator.begun.filter(({ kind }) => kind === "up")).toHaveLength(1);
});

test("a rejection needs a reason, and a run that still waits", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const run = await waitingChange(service, id);
  for (const body of [undefined, {}, { reason: " " }, { reason: "x".repeat(501) }]) {
    expect((await decide(service, run.id, "reject", body)).status).toBe(422);
  }
  await taken(decide(service, run.id, "reject", { reason: "No." }));
  expect(await refusalOf(decide(service, run.id, "reject", { reason: "No." }))).toMatchObject({
    status: 409,
    run_status: "discarded",
    by: { name: "ops key" },
  });
});

test.each([
  ["reject", { reason: "No." }],
  ["discard", undefined],
  ["preview", undefined],
])("of an approval and a %s at once one is taken, and the other is told of it", async (verb, body) => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const run = await waitingChange(service, id);
  const answers = await Promise.all([decide(service, run.id, "approve"), decide(service, run.id, verb, body)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
  for (const answer of answers.filter(({ status }) => status === 409)) {
    const refusal = await refusalOf(answer);
    expect(refusal).toMatchObject({ code: "run_state_conflict", run_status: expect.any(String) });
    expect(refusal.detail).toContain("since");
  }
});
