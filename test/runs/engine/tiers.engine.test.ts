import { expect, test } from "vitest";
import type { RunView } from "../../../src/api/views/run.ts";
import { patientsIn, writePatient } from "../../journeys/support/hospital-database.ts";
import { approve, carryOut, provision } from "../../journeys/support/provision.ts";
import { ProblemAnswer, runTo } from "../../support/hospital.ts";
import { accessOf, askAtlas, shown } from "./support/hospital.ts";
import { useEngineService } from "./support/use-engine-service.ts";

const service = useEngineService();

/** What a verification reads back of a hospital at this tier. */
function readBack(tier: string, terminationProtection: boolean) {
  return { tier, termination_protection: terminationProtection, signed_in: true, discrepancies: [] };
}

/** The cluster's property changes of a plan, by path. */
function clusterPaths({ plan }: RunView): string[] {
  const cluster = plan?.change_set.resources.find(({ name }) => name === "cluster");
  return (cluster?.properties ?? []).map(({ path }) => path);
}

test("from M0 over FLEX and M10 to M20 every step is previewed, approved, applied whole, and read back", async () => {
  const { id, slug, connectionString } = await provision(service(), { name: "Growing Hospital" });
  await writePatient(connectionString, "Ada");
  for (const [tier, convergence] of [
    ["FLEX", true],
    ["M10", true],
    ["M20", false],
  ] as const) {
    const planned = await runTo(service(), id, { kind: "change", config: { tier } });
    expect(planned).toMatchObject({
      status: "awaiting_approval",
      plan: {
        convergence,
        change_set: { counts: { update: 1, create: 0, replace: 0, delete: 0 } },
        words: expect.arrayContaining([expect.stringContaining(tier)]),
      },
    });
    expect(await approve(service(), planned.id)).toMatchObject({
      status: "applied",
      verification: readBack(tier, true),
    });
    await expect.poll(() => shown(service(), id)).toMatchObject({ status: "active", database: { tier }, queue: [] });
    const path = tier === "FLEX" ? "/flexClusters" : "/clusters";
    const cluster = (await askAtlas(service(), id, "GET", `${path}/${slug}`)).body;
    expect(cluster).toMatchObject({ terminationProtectionEnabled: true, stateName: "IDLE" });
    expect(cluster.tags).toContainEqual({ key: "hospital-id", value: id });
    const checked = await runTo(service(), id, { kind: "drift-check" });
    expect(checked).toMatchObject({ status: "planned_and_finished", drift: { outcome: "in_sync", resources: [] } });
  }
  expect(await patientsIn(connectionString)).toEqual(["Ada"]);
});

test("a dedicated hospital grows to M30 and goes back to an earlier revision, and is told what can't come back", async () => {
  const { id, slug, connectionString } = await provision(service(), { name: "Large Hospital", plan: "enterprise" });
  await writePatient(connectionString, "Ada");
  expect(await shown(service(), id)).toMatchObject({ applied_revision: 1, database: { tier: "M10" } });
  const ward = { address: "203.0.113.7", comment: "Ward" };
  const grown = await carryOut(service(), id, {
    kind: "change",
    config: { tier: "M30", accessList: ["127.0.0.1", ward] },
  });
  expect(grown).toMatchObject({ status: "applied", verification: readBack("M30", true) });
  expect(grown.verification?.access_list).toEqual(["127.0.0.1", "203.0.113.7"]);
  const rotated = await carryOut(service(), id, { kind: "rotate" });
  expect(rotated.verification?.users).toEqual([`app-${slug}-g1`, `app-${slug}-g2`]);

  const back = await runTo(service(), id, { kind: "change", to_revision: 1 });

  expect(back).toMatchObject({ status: "awaiting_approval", to_revision: 1, revision: 4 });
  expect(back.plan?.cannot_undo).toEqual([
    "A disk that grew meanwhile stays as large as it is.",
    "The database users stay: the passwords of earlier ones no longer exist.",
  ]);
  expect(back.plan?.change_set.counts).toMatchObject({ update: 1, delete: 1, create: 0, replace: 0 });
  expect(clusterPaths(back)).toEqual(["replicationSpecs[0].regionConfigs[0].electableSpecs.instanceSize"]);
  expect(await approve(service(), back.id)).toMatchObject({ status: "applied", verification: readBack("M10", true) });
  expect((await accessOf(service(), id)).entries).toEqual(["127.0.0.1/32 Application server"]);
  expect(await patientsIn(connectionString)).toEqual(["Ada"]);
});

test("from a dedicated tier nothing leads back to the free one, and the revision says so before anything is queued", async () => {
  const { id } = await provision(service(), { name: "Moved Hospital" });
  expect((await carryOut(service(), id, { kind: "change", config: { tier: "M10" } })).status).toBe("applied");
  const request = { kind: "change", to_revision: 1, reason: "back" };
  const response = await service().ask("POST", `/api/v1/hospitals/${id}/runs`, request);
  expect(ProblemAnswer.parse(await response.json())).toMatchObject({ status: 422, code: "nothing_to_undo" });
});
