import { describe, expect, test } from "vitest";
import { decide, refusalOf, taken, waitingChange } from "../../../support/decisions.ts";
import { activeHospital, runTo, settled } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

describe("a retry", () => {
  test("is a new run for the same, previewed on today's ground and approved anew", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await waitingChange(service, id);
    service.operator.failNext("up", { code: "atlas_out_of_capacity" });
    await taken(decide(service, run.id, "approve"));
    expect((await settled(service, run.id)).flags.retryable).toBe(true);
    const asked = await decide(service, run.id, "retry");
    const again = await taken(asked);
    expect(asked.headers.get("location")).toBe(`/api/v1/runs/${again.id}`);
    expect(again).toMatchObject({ retry_of: run.id, kind: "change", status: "pending" });
    const waiting = await settled(service, again.id);
    expect(waiting).toMatchObject({ status: "awaiting_approval", approvals: { counting: 0 } });
    await taken(decide(service, again.id, "approve"));
    expect((await settled(service, again.id)).status).toBe("applied");
  });

  test("of a run that has not ended, or that did what it was for, is refused", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await waitingChange(service, id);
    expect(await refusalOf(decide(service, run.id, "retry"))).toMatchObject({
      status: 409,
      code: "run_state_conflict",
      run_status: "awaiting_approval",
    });
    await taken(decide(service, run.id, "approve"));
    await settled(service, run.id);
    expect(await refusalOf(decide(service, run.id, "retry"))).toMatchObject({ status: 409, run_status: "applied" });
  });

  test("of what is no longer possible is refused as a new request would be", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const small = await waitingChange(service, id, "FLEX");
    await taken(decide(service, small.id, "discard"));
    const large = await waitingChange(service, id, "M10");
    await taken(decide(service, large.id, "approve"));
    await settled(service, large.id);
    expect(await refusalOf(decide(service, small.id, "retry"))).toMatchObject({
      status: 422,
      code: "downgrade_refused",
    });
    const gone = await runTo(service, id, { kind: "offboard", confirm: "Test Hospital" });
    await taken(decide(service, gone.id, "approve"));
    await settled(service, gone.id);
    expect(await refusalOf(decide(service, small.id, "retry"))).toMatchObject({
      status: 409,
      code: "hospital_state_conflict",
      hospital_status: "gone",
    });
  });
});
