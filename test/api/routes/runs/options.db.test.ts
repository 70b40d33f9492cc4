import { describe, expect, test } from "vitest";
import { OutlookView, RunOptionsView } from "../../../../src/api/views/options.ts";
import { decide, refusalOf, waitingChange } from "../../../support/decisions.ts";
import { activeHospital, runTo, settled, signUp } from "../../../support/hospital.ts";
import { madeKey, withKey } from "../../../support/keys.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService, type TestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

async function optionsOf(service: TestService, id: string, key?: string) {
  const options = key === undefined ? {} : withKey(key);
  const answer = await service.ask("GET", `/api/v1/hospitals/${id}/options`, undefined, options);
  const { kinds, tiers, present } = RunOptionsView.parse(await answer.json());
  const kindCodes = Object.fromEntries(kinds.map(({ kind, objection }) => [kind, objection?.code ?? null]));
  const tierCodes = Object.fromEntries(tiers.map(({ tier, objection }) => [tier, objection?.code ?? null]));
  return { kindCodes, tierCodes, kinds, tiers, present };
}

function outlookOf(service: TestService, id: string, wish: Record<string, unknown>, key?: string) {
  return service.ask("POST", `/api/v1/hospitals/${id}/outlook`, wish, key === undefined ? {} : withKey(key));
}

describe("what may be asked for of a hospital", () => {
  test("follows from its state, with the reason for everything else, and tiers are those of its plan", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const { kindCodes, tierCodes, tiers, present } = await optionsOf(service, id);
    expect(kindCodes).toEqual({
      provision: "hospital_state_conflict",
      change: null,
      rotate: null,
      suspend: null,
      resume: "hospital_state_conflict",
      "drift-check": null,
      remediate: null,
      recover: null,
      offboard: null,
    });
    expect(tierCodes).toEqual({ M0: null, FLEX: null, M10: null, M20: null });
    expect(tiers.find(({ tier }) => tier === "M10")).toMatchObject({
      words: expect.stringContaining("M0 → M10"),
      cost: { before_cents_a_month: 0, difference_cents_a_month: 58_40 },
    });
    expect(present).toMatchObject({
      tier: "M0",
      termination_protection: false,
      access_list: [{ address: "127.0.0.1" }],
    });
  });

  test("is nothing for a viewer, who is told which role it takes; and to look is no denial", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const { key } = await madeKey(service, "viewer", "Vera Lind");
    const { kinds, tierCodes } = await optionsOf(service, id, key);
    expect(new Set(kinds.map(({ objection }) => objection?.message))).toEqual(
      new Set(["This needs the role operator; your key Vera Lind has viewer."]),
    );
    expect(new Set(Object.values(tierCodes))).toEqual(new Set(["role_missing"]));
    expect((await outlookOf(service, id, { kind: "rotate" }, key)).status).toBe(200);
    expect(await service.denials()).toEqual([]);
  });

  test("is nothing that Atlas has no way back to, and no larger tier while a case keeps the hospital from one", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await waitingChange(service, id);
    await decide(service, run.id, "approve");
    await settled(service, run.id);
    await service.repositories.cases.open({
      id: "dispute:dp_1",
      kind: "dispute",
      hospitalId: id,
      message: "The bank asked for the money back.",
      nextStep: "Answer the bank.",
      proposedRun: null,
      freezesUpgrades: true,
      openedAt: new Date(),
      closed: null,
      outbox: [],
    });
    const { tierCodes } = await optionsOf(service, id);
    expect(tierCodes).toEqual({
      M0: "downgrade_refused",
      FLEX: "downgrade_refused",
      M10: null,
      M20: "upgrades_frozen",
    });
  });

  test("is no change before its first payment", async () => {
    const service = await startTestService(server);
    const { id } = await signUp(service);
    const early = await optionsOf(service, id);
    expect(early).toMatchObject({ tiers: [], present: null, kindCodes: { change: "hospital_state_conflict" } });
  });
});

describe("the outlook on a run", () => {
  test("says what it would do and cost, starts nothing and is what its preview says then", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const wish = { kind: "change", config: { tier: "M10" } };
    const outlook = OutlookView.parse(await (await outlookOf(service, id, wish)).json());
    expect(outlook).toMatchObject({
      cost: { before_tier: "M0", after_tier: "M10", difference_cents_a_month: 58_40 },
      approvals: { required: 1, by_author: true },
      supersedes: [],
      blocked_by: null,
    });
    expect(await (await service.ask("GET", "/api/v1/runs")).json()).toEqual({ runs: [] });
    const { plan } = await runTo(service, id, wish);
    expect(outlook.words).toEqual(plan?.words);
    expect(outlook.cost).toEqual(plan?.cost);
  });

  test("names what waits for people and would be discarded, and asks for nobody's yes where nothing is changed", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const waiting = await waitingChange(service, id);
    const rotate = OutlookView.parse(await (await outlookOf(service, id, { kind: "rotate" })).json());
    expect(rotate.supersedes).toEqual([{ id: waiting.id, kind: "change", reason: "a test" }]);
    const check = OutlookView.parse(await (await outlookOf(service, id, { kind: "drift-check" })).json());
    expect(check).toMatchObject({ supersedes: [], approvals: { required: 0 } });
  });

  test("says what an offboarding destroys without its name being typed, and refuses what a request would be refused", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const end = OutlookView.parse(await (await outlookOf(service, id, { kind: "offboard" })).json());
    expect(end.words).toEqual([expect.stringContaining("all data in it are deleted")]);
    for (const [wish, code] of [
      [{ kind: "resume" }, "hospital_state_conflict"],
      [{ kind: "change", config: { tier: "M30" } }, "tier_not_in_plan"],
      [{ kind: "change", config: {} }, "config_required"],
      [{ kind: "change", config: { accessList: ["192.0.2.1", "192.0.2.1/32"] } }, "address_twice"],
      [{ kind: "rotate", config: { tier: "M10" } }, "validation_failed"],
    ] as const) {
      expect(await refusalOf(outlookOf(service, id, wish))).toMatchObject({ code });
    }
  });
});
