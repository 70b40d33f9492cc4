import { describe, expect, test } from "vitest";
import { z } from "zod";
import { sweepRuns } from "../../../../src/runs/leases/sweep.ts";
import {
  approvalRules,
  approvers,
  decide,
  movableClock,
  refusalOf,
  taken,
  waitingChange,
} from "../../../support/decisions.ts";
import { activeHospital, ProblemAnswer, runTo, settled } from "../../../support/hospital.ts";
import { madeKey, withKey } from "../../../support/keys.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService, type TestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();
const Page = z.object({ runs: z.array(z.object({ id: z.string() })), next: z.int().nullable() });
const fourEyes = { rules: approvalRules({ byAuthor: false }) };

async function newestRun(service: TestService, id: string): Promise<string> {
  const { runs } = Page.parse(await (await service.ask("GET", `/api/v1/hospitals/${id}/runs`)).json());
  return runs[0]?.id ?? "";
}

describe("an approval", () => {
  test("holds for the plan that was looked at, and the run says who gave it and what it is bound to", async () => {
    const service = await startTestService(server, fourEyes);
    const { id } = await activeHospital(service);
    const [ana] = await approvers(service, "Ana");
    const run = await waitingChange(service, id);
    const approved = await taken(
      decide(service, run.id, "approve", { digest: run.plan?.digest, comment: "fine" }, ana),
    );
    expect(approved).toMatchObject({
      status: "confirmed",
      confirmation: { by: "approvals", rule: null, digest: run.plan?.digest },
      approvals: {
        required: 1,
        counting: 1,
        given: [{ by: { name: "Ana" }, role: "approver", plan_number: 1, digest: run.plan?.digest, comment: "fine" }],
      },
    });
    expect((await settled(service, run.id)).status).toBe("applied");
  });

  test("given twice is refused with the state of the run and whose approval it has", async () => {
    const service = await startTestService(server, fourEyes);
    const { id } = await activeHospital(service);
    const [ana, ben] = await approvers(service, "Ana", "Ben");
    const run = await waitingChange(service, id);
    await taken(decide(service, run.id, "approve", undefined, ana));
    const refusal = await refusalOf(decide(service, run.id, "approve", undefined, ben));
    expect(refusal).toMatchObject({ status: 409, code: "run_state_conflict", approved_by: [{ name: "Ana" }] });
    expect(refusal.detail).toContain(`The run is ${refusal.run_status} since ${refusal.since}`);
  });

  test("of a plan that a newer preview replaced is refused with the plan that the run has now", async () => {
    const service = await startTestService(server, fourEyes);
    const { id, slug } = await activeHospital(service);
    const [ana] = await approvers(service, "Ana");
    const looked = await waitingChange(service, id);
    const config = service.atlas.has.get(slug);
    if (config) service.atlas.has.set(slug, { ...config, accessList: [] });
    await taken(decide(service, looked.id, "preview"));
    const now = await settled(service, looked.id);
    expect(now.plan?.digest).not.toBe(looked.plan?.digest);
    const refusal = await refusalOf(decide(service, looked.id, "approve", { digest: looked.plan?.digest }, ana));
    expect(refusal).toMatchObject({ status: 409, code: "plan_moved", plan: 2, digest: now.plan?.digest });
    expect((await settled(service, looked.id)).approvals.given).toEqual([]);
  });

  test("by the run's author is refused, and the denial stands in the hospital's ledger", async () => {
    const service = await startTestService(server, fourEyes);
    const { id } = await activeHospital(service);
    const run = await waitingChange(service, id);
    expect(run.approvals).toMatchObject({ you_may: false, why_not: "Who asks for a change does not approve it." });
    expect(await refusalOf(decide(service, run.id, "approve"))).toMatchObject({ status: 403, code: "own_run" });
    const [denial] = await service.denials();
    expect(denial).toMatchObject({
      stream: id,
      runId: run.id,
      actor: { id: "key_ops" },
      data: { code: "own_run", route: "/api/v1/runs/:id/approve" },
    });
    expect((await settled(service, run.id)).status).toBe("awaiting_approval");
  });

  test("by as many different people as the house asks for makes the plan go on, and not one earlier", async () => {
    const service = await startTestService(server, { rules: approvalRules({ required: 2, byAuthor: false }) });
    const { id } = await activeHospital(service);
    const [ana, ben] = await approvers(service, "Ana", "Ben");
    const run = await waitingChange(service, id);
    const once = await taken(decide(service, run.id, "approve", undefined, ana));
    expect(once).toMatchObject({ status: "awaiting_approval", approvals: { required: 2, counting: 1 } });
    expect(once.approvals).toMatchObject({ you_may: false, why_not: "You have approved this plan already." });
    expect(await refusalOf(decide(service, run.id, "approve", undefined, ana))).toMatchObject({
      status: 409,
      code: "approved_already",
    });
    const twice = await taken(decide(service, run.id, "approve", undefined, ben));
    expect(twice.status).toBe("confirmed");
    expect((await settled(service, run.id)).status).toBe("applied");
  });

  test("by two people at once is taken once, and the other is told who was faster", async () => {
    const service = await startTestService(server, fourEyes);
    const { id } = await activeHospital(service);
    const keys = await approvers(service, "Ana", "Ben");
    const run = await waitingChange(service, id);
    const answers = await Promise.all(keys.map((key) => decide(service, run.id, "approve", undefined, key)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    const refused = answers.find(({ status }) => status === 409);
    const winner = answers.findIndex(({ status }) => status === 202) === 0 ? "Ana" : "Ben";
    if (refused) expect(await refusalOf(refused)).toMatchObject({ approved_by: [{ name: winner }] });
    await settled(service, run.id);
    expect(service.operator.begun.filter(({ kind }) => kind === "up")).toHaveLength(2);
  });

  test("of a plan whose time is over is refused, also before the sweep has come by", async () => {
    const { clock, pass } = movableClock();
    const service = await startTestService(server, { clock, rules: approvalRules({ expireAfterMs: 3_600_000 }) });
    const { id } = await activeHospital(service);
    const run = await waitingChange(service, id);
    pass(3_600_000);
    const refusal = await refusalOf(decide(service, run.id, "approve"));
    expect(refusal).toMatchObject({ status: 409, code: "run_state_conflict", run_status: "awaiting_approval" });
    expect(refusal.detail).toContain(String(run.expires_at));
    await sweepRuns(service.runs);
    expect(await settled(service, run.id)).toMatchObject({ status: "expired", flags: { retryable: true } });
    expect(await refusalOf(decide(service, run.id, "approve"))).toMatchObject({
      run_status: "expired",
      by: { kind: "service" },
    });
  });

  test("whose body is not JSON is refused, so that no digest is passed over", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await waitingChange(service, id);
    const sent = await service.ask("POST", `/api/v1/runs/${run.id}/approve`, '{"digest":"another"}', {
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(ProblemAnswer.parse(await sent.json())).toMatchObject({ status: 400, code: "body_not_json" });
    for (const body of ["{", { digest: 7 }, { digests: "x" }, { comment: "x".repeat(501) }]) {
      const answer = await decide(service, run.id, "approve", body);
      expect([400, 422], JSON.stringify(body)).toContain(answer.status);
    }
    expect((await settled(service, run.id)).status).toBe("awaiting_approval");
  });

  test.each(["viewer", "operator"] as const)("is not for a %s", async (role) => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await waitingChange(service, id);
    const { key } = await madeKey(service, role);
    expect(await refusalOf(decide(service, run.id, "approve", undefined, key))).toMatchObject({
      status: 403,
      code: "role_missing",
    });
    const seen = await service.ask("GET", `/api/v1/runs/${run.id}`, undefined, withKey(key));
    expect(await seen.json()).toMatchObject({
      approvals: { you_may: false, why_not: "This needs the role approver." },
    });
  });
});

describe("a run that nobody needs to approve", () => {
  test("is the first provision that was paid for, and the rule by which it went on stands on it", async () => {
    const service = await startTestService(server, fourEyes);
    const { id } = await activeHospital(service);
    const provision = await settled(service, await newestRun(service, id));
    expect(provision).toMatchObject({ kind: "provision", status: "applied", author: { kind: "sign-up" } });
    expect(provision.confirmation).toMatchObject({ by: "rule", rule: "paid-provision" });
  });

  test.each([
    ["a rotation", { kind: "rotate" }],
    ["a suspension", { kind: "suspend" }],
    ["an offboarding", { kind: "offboard", confirm: "Test Hospital" }],
  ])("is not %s", async (_, request) => {
    const service = await startTestService(server, fourEyes);
    const { id } = await activeHospital(service);
    expect((await runTo(service, id, request)).status).toBe("awaiting_approval");
  });
});

test("a digest in a body that is not called JSON is not passed over in silence", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const run = await waitingChange(service, id);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const answer = await service.ask("POST", `/api/v1/runs/${run.id}/approve`, `{"digest":"0"}`, { headers });
  expect(await refusalOf(answer)).toMatchObject({ status: 400, code: "body_not_json" });
  expect((await settled(service, run.id)).status).toBe("awaiting_approval");
});
