import { describe, expect, test } from "vitest";
import { RunView } from "../../../../src/api/views/run.ts";
import { approvers, decide, refusalOf, taken, waitingChange } from "../../../support/decisions.ts";
import { activeHospital, runTo, settled } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService, type TestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

function ups(service: TestService) {
  return service.operator.begun.filter(({ kind }) => kind === "up").length;
}

async function asked(service: TestService, id: string, request: Record<string, unknown>) {
  const answer = await service.ask("POST", `/api/v1/hospitals/${id}/runs`, { reason: "a test", ...request });
  return RunView.parse(await answer.json());
}

describe("a wish to cancel", () => {
  test("on an ended run is refused with the state that it is in and who brought it there", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const [ana] = await approvers(service, "Ana");
    const run = await waitingChange(service, id);
    await taken(decide(service, run.id, "reject", { reason: "No." }, ana));
    expect(await refusalOf(decide(service, run.id, "cancel"))).toMatchObject({
      status: 409,
      code: "run_state_conflict",
      run_status: "discarded",
      by: { name: "Ana" },
    });
  });

  test("on a run that is not there is refused", async () => {
    const service = await startTestService(server);
    for (const run of ["run_00000000000000000000", "run_x", "%2e%2e"]) {
      expect((await decide(service, run, "cancel")).status, run).toBe(404);
    }
  });

  test("while its preview goes on stops the preview, and nothing is applied", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const release = service.operator.hold("preview");
    const run = await asked(service, id, { kind: "change", config: { tier: "M10" } });
    await expect.poll(() => service.operator.begun.at(-1)?.kind).toBe("preview");
    await expect.poll(async () => (await decide(service, run.id, "cancel")).status).toBe(202);
    const canceled = await settled(service, run.id);
    release();
    expect(canceled).toMatchObject({ status: "canceled", cancel_requested: true, flags: { retryable: true } });
    expect(ups(service)).toBe(1);
  });

  test("that comes with the end of the preview still counts", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const release = service.operator.holdDeaf("preview");
    const run = await asked(service, id, { kind: "change", config: { tier: "M10" } });
    await expect.poll(async () => (await service.repositories.runs.find(run.id))?.status).toBe("planning");
    await taken(decide(service, run.id, "cancel"));
    release();
    expect((await settled(service, run.id)).status).toBe("canceled");
    expect(ups(service)).toBe(1);
  });

  test("is taken once while it is under way, and the second one hears who asked", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await waitingChange(service, id);
    const release = service.operator.holdDeaf("up");
    await taken(decide(service, run.id, "approve"));
    await expect.poll(() => service.operator.begun.at(-1)?.kind).toBe("up");
    await taken(decide(service, run.id, "cancel"));
    expect(await refusalOf(decide(service, run.id, "cancel"))).toMatchObject({
      status: 409,
      run_status: "applying",
      cancel_requested_by: { name: "ops key" },
    });
    release();
    expect((await settled(service, run.id)).status).toBe("applied");
  });

  test("is told to the ledger with who asked and what the run was doing", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await waitingChange(service, id);
    const release = service.operator.hold("up");
    await taken(decide(service, run.id, "approve"));
    await expect.poll(() => service.operator.begun.at(-1)?.kind).toBe("up");
    await taken(decide(service, run.id, "cancel"));
    await settled(service, run.id);
    release();
    expect((await service.ledgerOf(id)).find(({ action }) => action === "run.cancel_requested")).toMatchObject({
      actor: { name: "ops key" },
      runId: run.id,
      data: { forced: false, status: "applying" },
    });
  });
});

describe("a run that waits", () => {
  test("for people can't be canceled, only discarded, and its flags say so", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await waitingChange(service, id);
    expect(run.flags).toMatchObject({ cancelable: false, discardable: true });
    expect(await refusalOf(decide(service, run.id, "cancel"))).toMatchObject({ run_status: "awaiting_approval" });
  });

  test("for its turn is canceled before anything is done", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const release = service.operator.hold("preview");
    const first = await asked(service, id, { kind: "change", config: { tier: "M10" } });
    const second = await asked(service, id, { kind: "rotate" });
    expect(await taken(decide(service, second.id, "cancel"))).toMatchObject({ status: "canceled", has_ended: true });
    release();
    expect((await settled(service, first.id)).status).toBe("awaiting_approval");
    expect((await runTo(service, id, { kind: "suspend" })).status).toBe("awaiting_approval");
  });
});
