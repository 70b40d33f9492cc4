import { describe, expect, test } from "vitest";
import { approvalRules, approvers, decide, refusalOf, taken, waitingChange } from "../../../support/decisions.ts";
import { activeHospital, settled } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();
const twoOf = { rules: approvalRules({ required: 2, byAuthor: false }) };

describe("a second preview", () => {
  test("that finds the same keeps the approvals, says so, and tells the ledger", async () => {
    const service = await startTestService(server, twoOf);
    const { id } = await activeHospital(service);
    const [ana, ben] = await approvers(service, "Ana", "Ben");
    const first = await waitingChange(service, id);
    await taken(decide(service, first.id, "approve", undefined, ana));
    await taken(decide(service, first.id, "preview"));
    const second = await settled(service, first.id);
    expect(second).toMatchObject({
      status: "awaiting_approval",
      revision: first.revision,
      plan: { number: 2, digest: first.plan?.digest },
      approvals: { counting: 1, given: [{ by: { name: "Ana" }, plan_number: 2, carried_over_from: 1 }] },
    });
    expect(second.plan?.file_digest).not.toBe(first.plan?.file_digest);
    expect(second.transitions.at(-1)?.text).toContain("1 approval(s) still count");
    expect((await service.ledgerOf(id)).find(({ action }) => action === "run.approval_carried_over")).toMatchObject({
      data: { approver: { name: "Ana" }, from_plan: 1, to_plan: 2 },
    });
    await taken(decide(service, first.id, "approve", undefined, ben));
    expect((await settled(service, first.id)).status).toBe("applied");
  });

  test("that finds something else voids the approvals, says so, and tells the ledger", async () => {
    const service = await startTestService(server, twoOf);
    const { id, slug } = await activeHospital(service);
    const [ana] = await approvers(service, "Ana");
    const first = await waitingChange(service, id);
    await taken(decide(service, first.id, "approve", undefined, ana));
    const config = service.atlas.has.get(slug);
    if (config) service.atlas.has.set(slug, { ...config, accessList: [{ address: "192.0.2.1", comment: "" }] });
    await taken(decide(service, first.id, "preview"));
    const second = await settled(service, first.id);
    expect(second).toMatchObject({ status: "awaiting_approval", approvals: { counting: 0, given: [] } });
    expect(second.transitions.at(-1)?.text).toContain("1 approval(s) no longer count");
    expect((await service.ledgerOf(id)).find(({ action }) => action === "run.approval_voided")).toMatchObject({
      data: { approver: { name: "Ana" }, plan: 1, digest: first.plan?.digest },
    });
    expect((await taken(decide(service, first.id, "approve", undefined, ana))).approvals.counting).toBe(1);
  });

  test("leaves the first plan to be read, with its own number", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const first = await waitingChange(service, id);
    await taken(decide(service, first.id, "preview"));
    await settled(service, first.id);
    const plan = (number: number | string) => service.ask("GET", `/api/v1/runs/${first.id}/plans/${number}`);
    expect(await (await plan(1)).json()).toEqual(first.plan);
    expect(await (await plan(2)).json()).toMatchObject({ number: 2, digest: first.plan?.digest });
    expect(await refusalOf(plan(3))).toMatchObject({ status: 404, code: "plan_not_found" });
    expect((await plan(0)).status).toBe(422);
    expect((await plan("last")).status).toBe(422);
  });

  test("is for what waits for people, and for nothing else", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await waitingChange(service, id);
    await taken(decide(service, run.id, "discard"));
    expect(await refusalOf(decide(service, run.id, "preview"))).toMatchObject({
      status: 409,
      run_status: "discarded",
      by: { name: "ops key" },
    });
  });
});
