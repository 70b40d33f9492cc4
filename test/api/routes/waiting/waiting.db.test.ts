import { describe, expect, test } from "vitest";
import { z } from "zod";
import { WaitingRunView } from "../../../../src/api/views/waiting-run.ts";
import { approvalRules, approvers, decide, policyRules, taken, waitingChange } from "../../../support/decisions.ts";
import { activeHospital, runTo } from "../../../support/hospital.ts";
import { madeKey, withKey } from "../../../support/keys.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService, type TestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

const Page = z.object({ runs: z.array(WaitingRunView), count: z.int(), next: z.string().nullable() });

async function waiting(service: TestService, query = "", key?: string) {
  const answer = await service.ask("GET", `/api/v1/waiting/runs${query}`, undefined, key ? withKey(key) : {});
  return Page.parse(await answer.json());
}

async function counts(service: TestService) {
  return (await service.ask("GET", "/api/v1/waiting")).json();
}

describe("what waits for people", () => {
  test("is told over all hospitals, the longest waiting first, with what would change, its price and who said yes", async () => {
    const service = await startTestService(server, { rules: approvalRules({ required: 2, byAuthor: false }) });
    expect(await waiting(service)).toEqual({ runs: [], count: 0, next: null });
    expect(await counts(service)).toEqual({ runs: 0, cases: 0 });
    const first = await activeHospital(service, { name: "First Hospital" });
    const second = await activeHospital(service, { name: "Second Hospital" });
    const younger = await waitingChange(service, second.id);
    const older = await waitingChange(service, first.id);
    await taken(decide(service, younger.id, "preview"));
    await expect.poll(async () => (await waiting(service)).count, { timeout: 10_000 }).toBe(2);
    const [ana] = await approvers(service, "Ana");
    await taken(decide(service, older.id, "approve", undefined, ana));

    const { runs } = await waiting(service, "", ana);
    expect(runs).toMatchObject([
      {
        id: older.id,
        hospital_name: "First Hospital",
        reason: "a test",
        words: [expect.stringMatching(/^M0 → M10: /), expect.stringMatching(/^Termination protection goes on/)],
        cost: { before_tier: "M0", after_tier: "M10" },
        approvals: { required: 2, counting: 1, by: [{ name: "Ana" }] },
        you_may: false,
        why_not: "You have approved this plan already.",
      },
      { id: younger.id, hospital_name: "Second Hospital", you_may: true, why_not: null },
    ]);
    expect(await counts(service)).toEqual({ runs: 2, cases: 0 });

    const page = await waiting(service, "?limit=1");
    expect(page).toMatchObject({ count: 2, runs: [{ id: older.id }] });
    const rest = await waiting(service, `?limit=1&cursor=${page.next}`);
    expect(rest).toMatchObject({ runs: [{ id: younger.id }], next: null });
    expect((await service.ask("GET", "/api/v1/waiting/runs?cursor=nonsense")).status).toBe(422);
  });

  test("says to each why they may not decide: their own wish, or a role that lacks", async () => {
    const service = await startTestService(server, { rules: approvalRules({ byAuthor: false }) });
    const { id } = await activeHospital(service);
    await waitingChange(service, id);
    const { key: operator } = await madeKey(service, "operator");
    expect((await waiting(service)).runs).toMatchObject([
      { you_may: false, why_not: "Who asks for a change does not approve it." },
    ]);
    expect((await waiting(service, "", operator)).runs).toMatchObject([
      { you_may: false, why_not: "This needs the role approver." },
    ]);
  });

  test("holds the runs whose policies have to be let pass, and names the role that may", async () => {
    const freezeWindows = [{ from: new Date("2020-01-01"), until: new Date("2100-01-01") }];
    const service = await startTestService(server, { rules: policyRules({ freezeWindows }) });
    const { id } = await activeHospital(service);
    const held = await runTo(service, id, { kind: "change", config: { tier: "M10" } });
    const [ana] = await approvers(service, "Ana");
    expect((await waiting(service, "", ana)).runs).toMatchObject([
      { status: "policy_override", violated: [{}], you_may: false, why_not: "This needs the role admin." },
    ]);
    const [before] = (await waiting(service)).runs;
    expect(before).toMatchObject({ you_may: true, why_not: null });
    await taken(decide(service, held.id, "override", { reason: "Urgent." }));
    expect((await waiting(service)).runs).toMatchObject([
      { status: "awaiting_approval", violated: [], waiting_since: before?.waiting_since },
    ]);
  });
});
