import { expect, test } from "vitest";
import type { RunView } from "../../../src/api/views/run.ts";
import { trySignIn } from "../../journeys/support/hospital-database.ts";
import { approve, carryOut, provision } from "../../journeys/support/provision.ts";
import { replicationSpecs } from "../../local/atlas/support/local-atlas.ts";
import { runTo } from "../../support/hospital.ts";
import { clearFaults, setFault } from "./support/faults.ts";
import { accessOf, askAtlas, shown } from "./support/hospital.ts";
import { storedState } from "./support/state.ts";
import { useEngineService } from "./support/use-engine-service.ts";

const service = useEngineService();

/** What a drift check found: for each resource its operation, cause and properties. */
function found({ drift }: RunView) {
  return (drift?.resources ?? [])
    .map(({ name, operation, cause, properties }) => ({
      ...{ name, operation, cause },
      properties: properties.map(({ path, before, after }) => ({ path, before, after })),
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** Changes a hospital's things in Atlas as somebody would by hand: tier, protection, an access entry and a user. */
async function changeByHand(id: string, slug: string): Promise<void> {
  const changed = await askAtlas(service(), id, "PATCH", `/clusters/${slug}`, {
    terminationProtectionEnabled: false,
    replicationSpecs: replicationSpecs("M20"),
  });
  expect(changed.status).toBe(200);
  for (const path of ["/accessList/203.0.113.7", `/databaseUsers/admin/app-${slug}-g1`]) {
    expect((await askAtlas(service(), id, "DELETE", path)).status).toBe(204);
  }
  const { database } = await shown(service(), id);
  await service().atlas.until(`/groups/${database?.project_id}/clusters/${slug}`, "IDLE");
}

test("what was changed by hand is found with the very properties, written nowhere, and healed by an approved run", async () => {
  const { id, slug, connectionString } = await provision(service(), { name: "Drifting Hospital", plan: "enterprise" });
  const ward = { address: "203.0.113.7", comment: "Ward" };
  const accessList = ["127.0.0.1", ward];
  expect((await carryOut(service(), id, { kind: "change", config: { accessList } })).status).toBe("applied");
  const state = await storedState(service(), slug);
  await changeByHand(id, slug);

  const checked = await runTo(service(), id, { kind: "drift-check" });

  expect(checked).toMatchObject({ status: "planned_and_finished", drift_outcome: "drifted" });
  expect(found(checked)).toEqual([
    { name: "access-203.0.113.7", operation: "delete", cause: "deleted", properties: expect.any(Array) },
    {
      name: "cluster",
      operation: "update",
      cause: "changed_by_hand",
      properties: expect.arrayContaining([
        {
          path: "replicationSpecs[0].regionConfigs[0].electableSpecs.instanceSize",
          before: "M10",
          after: "M20",
        },
        { path: "terminationProtectionEnabled", before: true, after: false },
      ]),
    },
    { name: "user-g1", operation: "delete", cause: "deleted", properties: expect.any(Array) },
  ]);
  expect(await storedState(service(), slug)).toBe(state);
  expect(await shown(service(), id)).toMatchObject({
    drift: { outcome: "drifted", run: checked.id },
    status: "active",
  });

  const healing = await runTo(service(), id, { kind: "remediate" });
  expect(healing.plan?.change_set.counts).toMatchObject({ create: 2, update: 1, replace: 0, delete: 0 });
  expect(await approve(service(), healing.id)).toMatchObject({
    status: "applied",
    verification: { tier: "M10", termination_protection: true, signed_in: true, discrepancies: [] },
  });
  expect(await accessOf(service(), id)).toEqual({
    users: [`app-${slug}-g1`],
    entries: ["127.0.0.1/32 Application server", "203.0.113.7/32 Ward"],
  });
  expect(await trySignIn(connectionString)).toBe("in");
  const again = await runTo(service(), id, { kind: "drift-check" });
  expect(again).toMatchObject({ drift_outcome: "in_sync", drift: { outcome: "in_sync", resources: [] } });
});

test("a deleted cluster is found, and an empty one is made in its place only after somebody let it pass", async () => {
  const { id, slug } = await provision(service(), { name: "Lost Hospital" });
  const { database } = await shown(service(), id);
  expect((await askAtlas(service(), id, "DELETE", `/clusters/${slug}`)).status).toBe(202);
  await service().atlas.until(`/groups/${database?.project_id}/clusters/${slug}`, 404);

  const checked = await runTo(service(), id, { kind: "drift-check" });
  expect(found(checked)).toContainEqual(
    expect.objectContaining({ name: "cluster", operation: "delete", cause: "deleted" }),
  );

  const healing = await runTo(service(), id, { kind: "remediate" });
  expect(healing).toMatchObject({ status: "policy_override", flags: { confirmable: false, overridable: true } });
  expect(healing.plan?.policies).toContainEqual(
    expect.objectContaining({ policy: "no-empty-cluster", passed: false, level: "soft", overridable_by: "admin" }),
  );
  const reason = "The hospital restores its own export.";
  const passed = await service().ask("POST", `/api/v1/runs/${healing.id}/override`, { reason });
  expect(await passed.json()).toMatchObject({ status: "awaiting_approval" });
  expect(await approve(service(), healing.id)).toMatchObject({ status: "applied", verification: { signed_in: true } });
  expect((await runTo(service(), id, { kind: "drift-check" })).drift_outcome).toBe("in_sync");
  expect(await shown(service(), id)).toMatchObject({ status: "active" });
});

test("an Atlas that can't be asked is no drift and no sync but unknown", async () => {
  const { id } = await provision(service(), { name: "Silent Hospital" });
  await setFault(service().atlas, { operation: "getGroup", status: 500, times: 50 });
  const checked = await runTo(service(), id, { kind: "drift-check" });
  await clearFaults(service().atlas);
  expect(checked).toMatchObject({ status: "errored", drift: null });
  expect(await shown(service(), id)).toMatchObject({ drift: { outcome: "unknown", run: checked.id } });
});
