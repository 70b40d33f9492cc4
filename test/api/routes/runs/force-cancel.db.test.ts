import { describe, expect, test } from "vitest";
import { approvers, decide, movableClock, refusalOf, taken, waitingChange } from "../../../support/decisions.ts";
import { activeHospital, runTo, settled } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService, testRules } from "../../../support/test-service.ts";

const server = useDatabaseServer();

/** A run that is applied by an engine that listens to no polite wish. */
async function applyingRun(forceCancelAfterMs = 60_000) {
  const { clock, pass } = movableClock();
  const service = await startTestService(server, { clock, rules: { ...testRules, forceCancelAfterMs } });
  const { id } = await activeHospital(service);
  const run = await waitingChange(service, id);
  const release = service.operator.holdDeaf("up");
  await taken(decide(service, run.id, "approve"));
  await expect.poll(() => service.operator.begun.at(-1)?.kind).toBe("up");
  return { service, id, run, pass, release };
}

describe("to kill a run", () => {
  test("takes a polite wish first, then the grace time, and an admin", async () => {
    const { service, id, run, pass, release } = await applyingRun();
    const [ana] = await approvers(service, "Ana");
    expect(await refusalOf(decide(service, run.id, "force-cancel"))).toMatchObject({
      status: 409,
      run_status: "applying",
    });
    const asked = await taken(decide(service, run.id, "cancel"));
    expect(asked.flags).toMatchObject({ force_cancelable: false });
    const early = await refusalOf(decide(service, run.id, "force-cancel"));
    expect(early).toMatchObject({ status: 409, cancel_requested_by: { name: "ops key" } });
    expect(early.next_step).toContain(String(asked.flags.force_cancel_available_at));
    pass(60_000);
    expect((await settledFlags(service, run.id)).force_cancelable).toBe(true);
    expect(await refusalOf(decide(service, run.id, "force-cancel", undefined, ana))).toMatchObject({
      status: 403,
      code: "role_missing",
    });
    await taken(decide(service, run.id, "force-cancel"));
    const killed = await settled(service, run.id);
    release();
    expect(killed).toMatchObject({ status: "interrupted", problem: { code: "operation_interrupted" } });
    const wishes = (await service.ledgerOf(id)).filter(({ action }) => action === "run.cancel_requested");
    expect(wishes.map(({ data }) => data.forced)).toEqual([false, true]);
  });

  test("leaves a hospital of which nobody knows what it has: only a recovery goes on from there", async () => {
    const { service, id, run, release } = await applyingRun(0);
    await taken(decide(service, run.id, "cancel"));
    await taken(decide(service, run.id, "force-cancel"));
    await settled(service, run.id);
    release();
    const hospital = () => service.ask("GET", `/api/v1/hospitals/${id}`).then((answer) => answer.json());
    expect(await hospital()).toMatchObject({ recovery_needed_since: run.id, active_run: null });
    const change = { kind: "change", config: { tier: "FLEX" }, reason: "a test" };
    expect(await refusalOf(service.ask("POST", `/api/v1/hospitals/${id}/runs`, change))).toMatchObject({
      status: 409,
      code: "recovery_needed",
    });
    expect(await refusalOf(decide(service, run.id, "retry"))).toMatchObject({ status: 409 });
    const recovery = await runTo(service, id, { kind: "recover" });
    expect(recovery).toMatchObject({ status: "awaiting_approval", plan: { cost: { after_tier: "M10" } } });
    await taken(decide(service, recovery.id, "approve"));
    expect((await settled(service, recovery.id)).status).toBe("applied");
    expect(await hospital()).toMatchObject({ recovery_needed_since: null, database: { tier: "M10" } });
  });

  test("twice is refused", async () => {
    const { service, run, release } = await applyingRun(0);
    await taken(decide(service, run.id, "cancel"));
    const answers = await Promise.all([1, 2].map(() => decide(service, run.id, "force-cancel")));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    await settled(service, run.id);
    release();
  });
});

async function settledFlags(service: Awaited<ReturnType<typeof startTestService>>, runId: string) {
  const answer = await service.ask("GET", `/api/v1/runs/${runId}`);
  return (await taken(new Response(await answer.text(), { status: 202 }))).flags;
}
