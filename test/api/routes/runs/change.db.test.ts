import { describe, expect, test } from "vitest";
import { RunView } from "../../../../src/api/views/run.ts";
import { activeHospital, ProblemAnswer, runTo, settled, signUp } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService, type TestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

function post(service: TestService, path: string, body?: unknown) {
  return service.ask("POST", path, body);
}

async function requested(service: TestService, id: string, tier: string) {
  const request = { kind: "change", config: { tier }, reason: "a test" };
  const answer = await post(service, `/api/v1/hospitals/${id}/runs`, request);
  return RunView.parse(await answer.json());
}

describe("a tier change", () => {
  test("is previewed with its price, waits for approval, and is then the hospital's tier", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const planned = await runTo(service, id, { kind: "change", config: { tier: "M10" } });
    expect(planned).toMatchObject({
      status: "awaiting_approval",
      flags: { confirmable: true, discardable: true, cancelable: false },
      plan: {
        change_set: { has_changes: true },
        cost: { before_tier: "M0", after_tier: "M10", difference_cents_a_month: 5_840 },
      },
    });
    expect(service.operator.begun.at(-1)?.kind).toBe("preview");
    expect((await post(service, `/api/v1/runs/${planned.id}/approve`)).status).toBe(202);
    expect((await settled(service, planned.id)).status).toBe("applied");
    const hospital = await (await service.ask("GET", `/api/v1/hospitals/${id}`)).json();
    expect(hospital).toMatchObject({ active_run: null, applied_revision: planned.revision, database: { tier: "M10" } });
  });

  test("that changes nothing ends at once and asks nobody", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await runTo(service, id, { kind: "change", config: { tier: "M0" } });
    expect(run).toMatchObject({ status: "planned_and_finished", has_ended: true });
  });

  test("that is discarded leaves the hospital as it was and free for the next", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const planned = await runTo(service, id, { kind: "change", config: { tier: "M10" } });
    expect((await post(service, `/api/v1/runs/${planned.id}/discard`)).status).toBe(202);
    expect(service.operator.begun.filter(({ kind }) => kind === "up")).toHaveLength(1);
    const next = await runTo(service, id, { kind: "change", config: { tier: "FLEX" } });
    expect(next.status).toBe("awaiting_approval");
  });

  test("gives way to a newer one while it waits for people, and says which", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const first = await runTo(service, id, { kind: "change", config: { tier: "M10" } });
    const second = await runTo(service, id, { kind: "change", config: { tier: "FLEX" } });
    expect(second.status).toBe("awaiting_approval");
    const superseded = await settled(service, first.id);
    expect(superseded.status).toBe("discarded");
    expect(superseded.transitions.at(-1)?.text).toContain(second.id);
  });

  test("waits in order behind one that is worked on, and says what blocks it", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const letGo = service.operator.hold("preview");
    const [first, second] = [await requested(service, id, "M10"), await requested(service, id, "FLEX")];
    expect(second).toMatchObject({ status: "pending", position_in_queue: 1, blocked_by: first.id });
    letGo();
    expect((await settled(service, second.id)).status).toBe("awaiting_approval");
    expect((await settled(service, first.id)).status).toBe("discarded");
  });

  test.each([
    ["a tier that Atlas retired", { tier: "M2" }, "tier_retired", { replacement: "FLEX" }],
    ["the other tier that Atlas retired", { tier: "M5" }, "tier_retired", { replacement: "FLEX" }],
    ["a tier that the plan lacks", { tier: "M30" }, "tier_not_in_plan", {}],
    ["a tier that nobody knows", { tier: "M99" }, "validation_failed", {}],
    ["nothing", {}, "config_required", {}],
    [
      "one address twice",
      { accessList: ["203.0.113.9", "203.0.113.9/32"] },
      "address_twice",
      { address: "203.0.113.9" },
    ],
    ["termination protection on M0", { terminationProtection: true }, "protection_needs_paid_tier", {}],
    ["an address that is none", { accessList: ["not an address"] }, "validation_failed", {}],
    ["a field that is not a hospital's to choose", { slug: "other" }, "validation_failed", {}],
  ])("to %s is refused and starts nothing", async (_, config, code, extra) => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const before = service.operator.begun.length;
    const response = await post(service, `/api/v1/hospitals/${id}/runs`, { kind: "change", config, reason: "a test" });
    expect(response.status).toBe(422);
    expect(ProblemAnswer.parse(await response.json())).toMatchObject({ code, ...extra });
    expect(service.operator.begun).toHaveLength(before);
    expect(await (await service.ask("GET", `/api/v1/hospitals/${id}`)).json()).toMatchObject({ active_run: null });
  });

  test("down a class, which Atlas refuses, is refused before anything starts", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const up = await runTo(service, id, { kind: "change", config: { tier: "M10" } });
    await post(service, `/api/v1/runs/${up.id}/approve`);
    await settled(service, up.id);
    const response = await post(service, `/api/v1/hospitals/${id}/runs`, {
      kind: "change",
      config: { tier: "M0" },
      reason: "save money",
    });
    expect(ProblemAnswer.parse(await response.json())).toMatchObject({ status: 422, code: "downgrade_refused" });
  });

  test("needs the ops key and an active hospital", async () => {
    const service = await startTestService(server);
    const { id, cookie } = await signUp(service);
    const request = { kind: "change", config: { tier: "M10" }, reason: "a test" };
    const asBrowser = { as: "public" as const, headers: { cookie } };
    expect((await service.ask("POST", `/api/v1/hospitals/${id}/runs`, request, asBrowser)).status).toBe(401);
    expect((await post(service, `/api/v1/hospitals/${id}/runs`, request)).status).toBe(409);
    expect((await post(service, "/api/v1/hospitals/hosp_unknown/runs", request)).status).toBe(404);
  });
});

describe("a decision about a run", () => {
  test("is taken once: of two approvals at once one is refused, and it is applied once", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const planned = await runTo(service, id, { kind: "change", config: { tier: "M10" } });
    const answers = await Promise.all([1, 2].map(() => post(service, `/api/v1/runs/${planned.id}/approve`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    await settled(service, planned.id);
    expect(service.operator.begun.filter(({ kind }) => kind === "up")).toHaveLength(2);
  });

  test("on an ended run is refused with the state that it is in", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await runTo(service, id, { kind: "change", config: { tier: "M0" } });
    for (const verb of ["approve", "discard", "cancel"]) {
      const response = await post(service, `/api/v1/runs/${run.id}/${verb}`);
      expect(ProblemAnswer.parse(await response.json())).toMatchObject({
        status: 409,
        code: "run_state_conflict",
        run_status: "planned_and_finished",
      });
    }
  });

  test("to cancel reaches the engine while it works", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const planned = await runTo(service, id, { kind: "change", config: { tier: "M10" } });
    const release = service.operator.hold("up");
    await post(service, `/api/v1/runs/${planned.id}/approve`);
    await expect.poll(() => service.operator.begun.at(-1)?.kind).toBe("up");
    const response = await post(service, `/api/v1/runs/${planned.id}/cancel`);
    expect(RunView.parse(await response.json()).cancel_requested).toBe(true);
    expect((await settled(service, planned.id)).status).toBe("canceled");
    release();
  });
});

describe("an apply", () => {
  test.each([
    ["plan_tampered" as const, "stale"],
    ["plan_violated" as const, "stale"],
    ["operation_interrupted" as const, "interrupted"],
    ["atlas_out_of_capacity" as const, "errored"],
  ])("that ends with %s makes the run %s, and the hospital is free again", async (code, status) => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const planned = await runTo(service, id, { kind: "change", config: { tier: "M10" } });
    service.operator.failNext("up", { code, detail: "the engine's own words" });
    await post(service, `/api/v1/runs/${planned.id}/approve`);
    const ended = await settled(service, planned.id);
    expect(ended).toMatchObject({ status, problem: { code } });
    expect(JSON.stringify(ended)).not.toContain("the engine's own words");
    expect(await (await service.ask("GET", `/api/v1/hospitals/${id}`)).json()).toMatchObject({
      active_run: null,
      database: { tier: "M0" },
    });
  });
});

test.each([
  ["config of another kind than a change", { kind: "rotate", config: { tier: "M10" } }],
  ["a revision of another kind than a change", { kind: "suspend", to_revision: 1 }],
  ["config beside a revision", { kind: "change", config: { tier: "M10" }, to_revision: 1 }],
  ["a confirmation of another kind than an offboarding", { kind: "rotate", confirm: "Test Hospital" }],
])("a wish that nobody would fulfil is refused: %s", async (_, wish) => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const answer = await post(service, `/api/v1/hospitals/${id}/runs`, { reason: "a test", ...wish });
  expect(ProblemAnswer.parse(await answer.json())).toMatchObject({ status: 422, code: "validation_failed" });
});

test("a page from a number that no run has begins at the newest", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const page = await service.ask("GET", `/api/v1/hospitals/${id}/runs?from=9007199254740991`);
  expect(await page.json()).toMatchObject({ runs: [{ kind: "provision" }], next: null });
});
