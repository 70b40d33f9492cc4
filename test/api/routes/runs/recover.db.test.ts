import { describe, expect, test } from "vitest";
import { done } from "../../../../src/foundation/errors.ts";
import { decide, refusalOf, taken, waitingChange } from "../../../support/decisions.ts";
import { activeHospital, payFor, runTo, settled, signUp } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService, type TestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

async function shown(service: TestService, id: string): Promise<unknown> {
  return (await service.ask("GET", `/api/v1/hospitals/${id}`)).json();
}

/** A hospital whose change broke off in the middle. */
async function brokenOff(service: TestService) {
  const hospital = await activeHospital(service);
  const run = await waitingChange(service, hospital.id);
  service.operator.failNext("up", { code: "operation_timed_out" });
  await taken(decide(service, run.id, "approve"));
  await settled(service, run.id);
  return { ...hospital, runId: run.id };
}

describe("a hospital of which nobody knows what Atlas has", () => {
  test("says since which run, and takes nothing but what looks first or takes everything away", async () => {
    const service = await startTestService(server);
    const { id, runId } = await brokenOff(service);
    expect(await shown(service, id)).toMatchObject({ recovery_needed_since: runId });
    for (const kind of ["change", "rotate", "suspend", "remediate"]) {
      const request = { kind, reason: "a test", ...(kind === "change" && { config: { tier: "FLEX" } }) };
      const refusal = await refusalOf(service.ask("POST", `/api/v1/hospitals/${id}/runs`, request));
      expect(refusal, kind).toMatchObject({ status: 409, code: "recovery_needed", interrupted_run: runId });
      expect(refusal.next_step).toContain("recover");
    }
    expect(await runTo(service, id, { kind: "drift-check" })).toMatchObject({ drift_outcome: "in_sync" });
    expect(await shown(service, id)).toMatchObject({ recovery_needed_since: runId });
  });

  test("is known again after a recovery, which finishes what was asked for once somebody approves it", async () => {
    const service = await startTestService(server);
    const { id } = await brokenOff(service);
    const recovery = await runTo(service, id, { kind: "recover" });
    expect(recovery).toMatchObject({ status: "awaiting_approval", plan: { cost: { after_tier: "M10" } } });
    await taken(decide(service, recovery.id, "approve"));
    expect((await settled(service, recovery.id)).status).toBe("applied");
    expect(await shown(service, id)).toMatchObject({ recovery_needed_since: null, database: { tier: "M10" } });
  });

  test("stays unknown while the stack is held by somebody else, who is named in the log and not on the run", async () => {
    const service = await startTestService(server);
    const { id, runId } = await brokenOff(service);
    Object.assign(service.operator, { breakOwnLock: async () => done({ broken: false, holder: "ana@laptop" }) });
    const recovery = await runTo(service, id, { kind: "recover" });
    expect(recovery).toMatchObject({ status: "errored", problem: { code: "stack_locked" } });
    expect(JSON.stringify(recovery)).not.toContain("ana@laptop");
    expect(service.logged()).toContain("ana@laptop");
    expect(await shown(service, id)).toMatchObject({ recovery_needed_since: runId });
  });

  test("has the lock of its own dead worker broken, and the ledger told of it", async () => {
    const service = await startTestService(server);
    const { id, runId } = await brokenOff(service);
    Object.assign(service.operator, { breakOwnLock: async () => done({ broken: true, holder: "a dead worker" }) });
    await runTo(service, id, { kind: "recover" });
    expect((await service.ledgerOf(id)).find(({ action }) => action === "stack.lock_broken")).toMatchObject({
      data: { left_by: runId },
    });
  });

  test("that never had a database gets it while its payment waits, and pays once", async () => {
    const service = await startTestService(server);
    const { id } = await signUp(service);
    service.operator.failNext("up", { code: "operation_timed_out" });
    expect((await payFor(service, id)).status).toBe(200);
    expect(await shown(service, id)).toMatchObject({ status: "active", recovery_needed_since: null });
    const payments = (await service.ledgerOf(id)).filter(({ action }) => action === "payment.received");
    expect(payments).toHaveLength(1);
  });

  test("that was about to be suspended is suspended by the recovery", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await runTo(service, id, { kind: "suspend" });
    service.operator.failNext("up", { code: "operation_interrupted" });
    await taken(decide(service, run.id, "approve"));
    await settled(service, run.id);
    const recovery = await runTo(service, id, { kind: "recover" });
    await taken(decide(service, recovery.id, "approve"));
    expect((await settled(service, recovery.id)).status).toBe("applied");
    expect(await shown(service, id)).toMatchObject({ status: "suspended", recovery_needed_since: null });
  });
});
