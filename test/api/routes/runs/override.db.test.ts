import { describe, expect, test } from "vitest";
import { approvers, decide, policyRules, refusalOf, taken } from "../../../support/decisions.ts";
import { activeHospital, runTo, settled } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();
const change = { kind: "change", config: { tier: "M10" } };
const smallBudget = { rules: policyRules({ monthlyBudgetCents: 1_000 }) };
const frozen = {
  rules: policyRules({ freezeWindows: [{ from: new Date("2020-01-01"), until: new Date("2100-01-01") }] }),
};

describe("a violated soft policy", () => {
  test("holds the run until somebody lets it pass with a reason; then it waits for approval", async () => {
    const service = await startTestService(server, smallBudget);
    const { id } = await activeHospital(service);
    const [ana] = await approvers(service, "Ana");
    const held = await runTo(service, id, change);
    expect(held).toMatchObject({ status: "policy_override", flags: { overridable: true, confirmable: false } });
    expect(held.plan?.policies).toContainEqual(
      expect.objectContaining({ policy: "monthly-budget", level: "soft", passed: false, overridable_by: "approver" }),
    );
    expect(await refusalOf(decide(service, held.id, "approve"))).toMatchObject({
      status: 409,
      run_status: "policy_override",
    });
    const passed = await taken(decide(service, held.id, "override", { reason: "Agreed with the board." }, ana));
    expect(passed).toMatchObject({
      status: "awaiting_approval",
      overrides: [{ policy: "monthly-budget", by: { name: "Ana" }, reason: "Agreed with the board." }],
    });
    await taken(decide(service, held.id, "approve"));
    expect((await settled(service, held.id)).status).toBe("applied");
    expect((await service.ledgerOf(id)).find(({ action }) => action === "run.policy_overridden")).toMatchObject({
      actor: { name: "Ana" },
      data: { policies: ["monthly-budget"], reason: "Agreed with the board.", digest: held.plan?.digest },
    });
  });

  test("is let pass by the role that the policy names, and by no lower one", async () => {
    const service = await startTestService(server, frozen);
    const { id } = await activeHospital(service);
    const [ana] = await approvers(service, "Ana");
    const held = await runTo(service, id, change);
    expect(held.status).toBe("policy_override");
    const refusal = await refusalOf(decide(service, held.id, "override", { reason: "Urgent." }, ana));
    expect(refusal).toMatchObject({ status: 403, code: "override_needs_role", role: "admin" });
    expect(await service.denials()).toMatchObject([{ stream: id, runId: held.id, data: { role: "admin" } }]);
    expect((await taken(decide(service, held.id, "override", { reason: "Urgent." }))).status).toBe("awaiting_approval");
  });

  test("is let pass for the plan that was looked at, and for no other", async () => {
    const service = await startTestService(server, smallBudget);
    const { id } = await activeHospital(service);
    const held = await runTo(service, id, change);
    const pass = (digest: string | undefined) => decide(service, held.id, "override", { reason: "Agreed.", digest });
    expect(await refusalOf(pass("0".repeat(64)))).toMatchObject({ status: 409, code: "plan_moved" });
    expect((await taken(pass(held.plan?.digest))).status).toBe("awaiting_approval");
  });

  test("is let pass once, with a reason, and only where one is violated", async () => {
    const service = await startTestService(server, smallBudget);
    const { id } = await activeHospital(service);
    const held = await runTo(service, id, change);
    expect((await decide(service, held.id, "override", {})).status).toBe(422);
    await taken(decide(service, held.id, "override", { reason: "Agreed." }));
    expect(await refusalOf(decide(service, held.id, "override", { reason: "Agreed." }))).toMatchObject({
      status: 409,
      run_status: "awaiting_approval",
      by: { name: "ops key" },
    });
  });

  test("that begins between approval and apply keeps the plan from being applied", async () => {
    const windows = [{ from: new Date("2020-01-01"), until: new Date("2020-01-02") }];
    const service = await startTestService(server, { rules: policyRules({ freezeWindows: windows }) });
    const { id } = await activeHospital(service);
    const run = await runTo(service, id, change);
    expect(run.status).toBe("awaiting_approval");
    windows.push({ from: new Date("2020-01-01"), until: new Date("2100-01-01") });
    await taken(decide(service, run.id, "approve"));
    const ended = await settled(service, run.id);
    expect(ended).toMatchObject({ status: "stale", problem: { code: "plan_stale" } });
    expect(ended.problem?.message).toContain("frozen");
  });
});

describe("a violated hard policy", () => {
  test("ends the run, nobody can let it pass, and nothing is applied", async () => {
    const service = await startTestService(server, { rules: policyRules({ production: true }) });
    const { id } = await activeHospital(service);
    const run = await runTo(service, id, { kind: "change", config: { accessList: ["0.0.0.0/0"] } });
    expect(run).toMatchObject({ status: "policy_failed", has_ended: true, problem: { code: "policy_failed" } });
    expect(await refusalOf(decide(service, run.id, "override", { reason: "Please." }))).toMatchObject({
      status: 409,
      run_status: "policy_failed",
    });
    expect(service.operator.begun.filter(({ kind }) => kind === "up")).toHaveLength(1);
  });

  test("keeps also what was paid for from being made, and the payment says why", async () => {
    const service = await startTestService(server, { rules: policyRules({ allowedRegions: ["EU_WEST_1"] }) });
    await expect(activeHospital(service)).rejects.toThrow(/provisioning_failed|EU_WEST_1/);
    expect(service.operator.begun.filter(({ kind }) => kind === "up")).toHaveLength(0);
  });
});

test("an advisory policy only warns", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const run = await runTo(service, id, { kind: "change", config: { accessList: ["0.0.0.0/0"] } });
  expect(run.status).toBe("awaiting_approval");
  expect(run.plan?.policies).toContainEqual(
    expect.objectContaining({ policy: "no-open-access", level: "advisory", passed: false, overridable_by: null }),
  );
});
