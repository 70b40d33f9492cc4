import { describe, expect, test } from "vitest";
import { ReconciliationView } from "../../../src/api/views/reconciliation.ts";
import { reconcile } from "../../../src/services/reconciliation/reconcile.ts";
import {
  openCases,
  type PayingService,
  startPayingService,
  stored,
  subscribedHospital,
} from "../../support/billing/paying-service.ts";
import { refusalOf } from "../../support/decisions.ts";
import { settled, signUp } from "../../support/hospital.ts";
import { useDatabaseServer } from "../../support/master-database.ts";

const server = useDatabaseServer();

async function found(service: PayingService) {
  const { findings } = await reconcile(service.services);
  return findings.map(({ caseId, proposedRun }) => [caseId.split(":")[0], proposedRun]);
}

/** What Atlas has of a hospital, before somebody took it away or gave it to another. */
async function atAtlas({ atlas }: PayingService, slug: string) {
  const config = atlas.has.get(slug);
  if (!config) throw new Error(`Atlas has no ${slug}`);
  return config;
}

describe("a reconciliation", () => {
  test("finds nothing where all is as it should be, and says what it compared", async () => {
    const service = await startPayingService(server);
    await subscribedHospital(service);
    const report = await reconcile(service.services);
    expect(report).toMatchObject({ subscriptions: 1, hospitals: 1, projects: 1 });
    expect(report).toMatchObject({ healed: [], findings: [], silences: [] });
    expect(await openCases(service)).toEqual([]);
  });

  test("provisions a hospital that paid and of which no message ever came", async () => {
    const service = await startPayingService(server);
    const { id } = await signUp(service);
    service.stripe.put("sub_lost", { hospitalId: id });
    const { healed } = await reconcile(service.services);
    expect(healed).toEqual([{ hospitalId: id, what: "sub_lost: subscription none → active" }]);
    const [run] = (await stored(service, id)).queue;
    expect((await settled(service, run ?? "")).status).toBe("applied");
    expect((await reconcile(service.services)).healed).toEqual([]);
  });

  test("hears of a subscription that is late though the message was lost", async () => {
    const service = await startPayingService(server);
    const { id, subscription } = await subscribedHospital(service);
    service.stripe.put(subscription, { status: "past_due", isPaid: false });
    await reconcile(service.services);
    expect((await stored(service, id)).status).toBe("past_due");
  });

  test("shows a live subscription of nobody's to a person, until it has ended", async () => {
    const service = await startPayingService(server);
    service.stripe.put("sub_whose", { hospitalId: null });
    expect(await found(service)).toEqual([["unknown_hospital", null]]);
    service.stripe.put("sub_whose", { status: "canceled" });
    expect(await found(service)).toEqual([]);
    expect(await openCases(service)).toEqual([]);
  });

  test("finds what Atlas has of a hospital that nobody knows, and never mentions what is not ours", async () => {
    const service = await startPayingService(server);
    const { slug } = await subscribedHospital(service);
    const config = await atAtlas(service, slug);
    service.atlas.has.set("lost", {
      ...config,
      slug: "lost",
      clusterName: "lost",
      hospitalId: "hosp_00000000000000000000",
    });
    expect(await found(service)).toContainEqual(["orphaned_project", null]);
    service.atlas.has.delete("lost");
    expect(await found(service)).toEqual([]);
    expect(await openCases(service)).toEqual([]);
  });

  test("misses the cluster of a hospital that is to have one, and changes nothing", async () => {
    const service = await startPayingService(server);
    const { id, slug } = await subscribedHospital(service);
    service.atlas.has.delete(slug);
    const before = await stored(service, id);
    expect(await found(service)).toEqual([["missing_in_atlas", "drift-check"]]);
    expect({ ...(await stored(service, id)), lifeVersion: 0 }).toEqual({ ...before, lifeVersion: 0 });
  });

  test("concludes nothing from silence: an Atlas that is away has lost no cluster, and settles no case", async () => {
    const service = await startPayingService(server);
    const { slug } = await subscribedHospital(service);
    service.atlas.has.delete(slug);
    await reconcile(service.services);
    service.atlas.unreachable = true;
    const report = await reconcile(service.services);
    expect(report).toMatchObject({
      projects: null,
      findings: [],
      silences: [{ who: "atlas", code: "atlas_unreachable" }],
    });
    expect(await openCases(service)).toEqual(["missing_in_atlas"]);
  });
});

describe("the report", () => {
  test("is shown to viewers and made anew by operators", async () => {
    const service = await startPayingService(server);
    const path = "/api/v1/reconciliation";
    expect(await refusalOf(service.ask("GET", path))).toMatchObject({ status: 404, code: "reconciliation_not_found" });
    const made = ReconciliationView.parse(await (await service.ask("POST", path)).json());
    expect(ReconciliationView.parse(await (await service.ask("GET", path)).json())).toEqual(made);
    expect(await refusalOf(service.ask("POST", path, undefined, { as: "public" }))).toMatchObject({ status: 401 });
  });
});
