import { describe, expect, test } from "vitest";
import type { HospitalStackConfig } from "../../../../stacks/hospital/config.ts";
import { decide, taken } from "../../../support/decisions.ts";
import { activeHospital, runTo, settled } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService, type TestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

/** Somebody changes something in Atlas itself. */
function byHand(service: TestService, slug: string, change: Partial<HospitalStackConfig>): void {
  const config = service.atlas.has.get(slug);
  if (!config) throw new Error("no such cluster");
  service.atlas.has.set(slug, { ...config, ...change });
}

async function driftOf(service: TestService, id: string): Promise<unknown> {
  const hospital = await (await service.ask("GET", `/api/v1/hospitals/${id}`)).json();
  return Object.fromEntries(Object.entries(Object(hospital))).drift;
}

describe("a drift check", () => {
  test("of what is as it should be finds it in sync, asks nobody, and changes neither state nor Atlas", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const before = structuredClone({ states: service.operator.states, has: service.atlas.has });
    const run = await runTo(service, id, { kind: "drift-check" });
    expect(run).toMatchObject({
      status: "planned_and_finished",
      drift_outcome: "in_sync",
      drift: { outcome: "in_sync", resources: [] },
    });
    expect(await driftOf(service, id)).toMatchObject({ outcome: "in_sync", run: run.id });
    expect({ states: service.operator.states, has: service.atlas.has }).toEqual(before);
    expect(service.operator.begun.at(-1)?.kind).toBe("preview-refresh");
  });

  test("of what was changed by hand tells which property, from what to what, and writes nothing", async () => {
    const service = await startTestService(server);
    const { id, slug } = await activeHospital(service);
    byHand(service, slug, { accessList: [{ address: "192.0.2.1", comment: "mine" }] });
    const before = structuredClone({ states: service.operator.states, has: service.atlas.has });
    const run = await runTo(service, id, { kind: "drift-check" });
    expect(run).toMatchObject({ status: "planned_and_finished", drift_outcome: "drifted" });
    expect(run.drift?.resources).toMatchObject([
      {
        operation: "update",
        cause: "changed_by_hand",
        properties: [{ path: "accessList", after: [{ address: "192.0.2.1", comment: "mine" }] }],
      },
    ]);
    expect(run.transitions.at(-1)?.text).toContain("cluster (changed by hand)");
    expect(await driftOf(service, id)).toMatchObject({ outcome: "drifted", run: run.id });
    expect({ states: service.operator.states, has: service.atlas.has }).toEqual(before);
    expect((await service.ledgerOf(id)).find(({ action }) => action === "drift.checked")).toMatchObject({
      runId: run.id,
      data: { outcome: "drifted", resources: [{ urn: "urn:c", cause: "changed_by_hand" }] },
    });
  });

  test("of a cluster that grew by itself says so, and tells a hand's change of size from it", async () => {
    const service = await startTestService(server);
    const { id, slug } = await activeHospital(service, { plan: "enterprise" });
    byHand(service, slug, { tier: "M20" });
    const byPerson = await runTo(service, id, { kind: "drift-check" });
    expect(byPerson.drift?.resources.map(({ cause }) => cause)).toEqual(["changed_by_hand"]);
    service.atlas.autoScales = true;
    const byItself = await runTo(service, id, { kind: "drift-check" });
    expect(byItself.drift?.resources.map(({ cause }) => cause)).toEqual(["auto_scaled"]);
    byHand(service, slug, { terminationProtection: false });
    const both = await runTo(service, id, { kind: "drift-check" });
    expect(both.drift?.resources.map(({ cause }) => cause)).toEqual(["changed_by_hand"]);
  });

  test("of a cluster that is gone says that it was deleted", async () => {
    const service = await startTestService(server);
    const { id, slug } = await activeHospital(service);
    service.atlas.has.delete(slug);
    const run = await runTo(service, id, { kind: "drift-check" });
    expect(run.drift).toMatchObject({ outcome: "drifted", resources: [{ operation: "delete", cause: "deleted" }] });
  });

  test.each([
    ["Atlas can't be reached", "atlas_unreachable"],
    ["the engine fails", "engine_failed"],
  ] as const)("while %s could not tell, which is neither in sync nor drifted", async (_, code) => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    if (code === "engine_failed") service.operator.failNext("preview-refresh", { code });
    else service.atlas.unreachable = true;
    const run = await runTo(service, id, { kind: "drift-check" });
    expect(run).toMatchObject({ status: "errored", drift_outcome: "unknown", problem: { code } });
    expect(await driftOf(service, id)).toMatchObject({ outcome: "unknown", run: run.id });
    expect((await service.ledgerOf(id)).find(({ action }) => action === "drift.checked")).toMatchObject({
      data: { outcome: "unknown", reason: code },
    });
  });
});

describe("a remediation", () => {
  test("is an ordinary run: previewed from what Atlas has, approved, applied, and then in sync", async () => {
    const service = await startTestService(server);
    const { id, slug } = await activeHospital(service);
    byHand(service, slug, { accessList: [] });
    const run = await runTo(service, id, { kind: "remediate" });
    expect(run).toMatchObject({
      status: "awaiting_approval",
      revision: 1,
      plan: { change_set: { counts: { update: 1 } } },
    });
    expect(run.plan?.words.join(" ")).toContain("put back");
    await taken(decide(service, run.id, "approve"));
    expect((await settled(service, run.id)).status).toBe("applied");
    expect(service.atlas.has.get(slug)?.accessList).toEqual([{ address: "127.0.0.1", comment: "Application server" }]);
    expect(await runTo(service, id, { kind: "drift-check" })).toMatchObject({ drift_outcome: "in_sync" });
  });

  test("of a lost cluster makes no empty one unless somebody lets that pass", async () => {
    const service = await startTestService(server);
    const { id, slug } = await activeHospital(service);
    service.atlas.has.delete(slug);
    const run = await runTo(service, id, { kind: "remediate" });
    expect(run.status).toBe("policy_override");
    expect(run.transitions.at(-1)?.text).toContain("Restore a backup");
  });

  test("of what is in sync changes nothing and asks nobody", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    expect((await runTo(service, id, { kind: "remediate" })).status).toBe("planned_and_finished");
  });
});
