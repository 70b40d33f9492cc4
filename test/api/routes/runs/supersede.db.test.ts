import { describe, expect, test } from "vitest";
import { decide, refusalOf, taken, waitingChange } from "../../../support/decisions.ts";
import { activeHospital, runTo, settled } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

describe("a run that waits for people", () => {
  test.each([
    ["a newer change", { kind: "change", config: { tier: "FLEX" } }],
    ["a rotation", { kind: "rotate" }],
    ["a suspension", { kind: "suspend" }],
    ["a remediation", { kind: "remediate" }],
    ["an offboarding", { kind: "offboard", confirm: "Test Hospital" }],
  ])("gives way to %s, with the reason on it and in the ledger", async (_, request) => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const old = await waitingChange(service, id);
    const next = await runTo(service, id, { reason: "more urgent", ...request });
    const superseded = await settled(service, old.id);
    expect(superseded).toMatchObject({ status: "discarded", flags: { retryable: true } });
    expect(superseded.transitions.at(-1)).toMatchObject({
      text: `Superseded by ${next.id} (${request.kind}): more urgent`,
      actor: { name: "ops key" },
    });
    expect((await service.ledgerOf(id)).find(({ action }) => action === "run.superseded")).toMatchObject({
      runId: old.id,
      data: { by_run: next.id, kind: request.kind },
    });
    expect(await refusalOf(decide(service, old.id, "approve"))).toMatchObject({ status: 409, run_status: "discarded" });
  });

  test("gives way to nothing once it is approved", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const first = await waitingChange(service, id);
    const release = service.operator.hold("up");
    await taken(decide(service, first.id, "approve"));
    await expect.poll(() => service.operator.begun.at(-1)?.kind).toBe("up");
    const asked = await service.ask("POST", `/api/v1/hospitals/${id}/runs`, { kind: "rotate", reason: "a test" });
    expect(await asked.json()).toMatchObject({ status: "pending", blocked_by: first.id });
    release();
    expect((await settled(service, first.id)).status).toBe("applied");
  });
});
