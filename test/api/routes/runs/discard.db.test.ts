import { expect, test } from "vitest";
import { decide, refusalOf, taken, waitingChange } from "../../../support/decisions.ts";
import { activeHospital, settled } from "../../../support/hospital.ts";
import { madeKey } from "../../../support/keys.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

test("a run that is applied can't be discarded, and who asks hears its state and by whom it got there", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const run = await waitingChange(service, id);
  const release = service.operator.hold("up");
  await taken(decide(service, run.id, "approve"));
  await expect.poll(() => service.operator.begun.at(-1)?.kind).toBe("up");
  const refusal = await refusalOf(decide(service, run.id, "discard"));
  expect(refusal).toMatchObject({
    status: 409,
    code: "run_state_conflict",
    run_status: "applying",
    by: { kind: "service" },
    approved_by: [{ name: "ops key" }],
  });
  release();
  expect((await settled(service, run.id)).status).toBe("applied");
});

test("a run that is discarded names who did it, and is an entry of the ledger", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const { key } = await madeKey(service, "operator", "Otto");
  const run = await waitingChange(service, id);
  const discarded = await taken(decide(service, run.id, "discard", undefined, key));
  expect(discarded.transitions.at(-1)).toMatchObject({ status: "discarded", actor: { name: "Otto" } });
  expect(await refusalOf(decide(service, run.id, "discard"))).toMatchObject({ status: 409, by: { name: "Otto" } });
  expect((await service.ledgerOf(id)).at(-1)).toMatchObject({
    action: "run.ended",
    actor: { name: "Otto" },
    runId: run.id,
    data: { status: "discarded" },
  });
});
