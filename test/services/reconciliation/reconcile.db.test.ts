import { describe, expect, test } from "vitest";
import { ReconciliationView } from "../../../src/api/views/reconciliation.ts";
import { sweepRuns } from "../../../src/runs/leases/sweep.ts";
import { reconcile } from "../../../src/services/reconciliation/reconcile.ts";
import {
  newest,
  openCases,
  type PayingService,
  startPayingService,
  stored,
  subscribedHospital,
} from "../../support/billing/paying-service.ts";
import { refusalOf } from "../../support/decisions.ts";
import { runTo, settled, signUp } from "../../support/hospital.ts";
import { useDatabaseServer } from "../../support/master-database.ts";
import { soon } from "../../support/soon.ts";

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

/** A hospital that paid, and whose provision failed. Without capacity it takes a minute until anything follows by itself. */
async function unmadeHospital(service: PayingService, code: "atlas_out_of_capacity" | "atlas_payment_missing") {
  service.operator.failNext("up", { code, retryable: code === "atlas_out_of_capacity" });
  const { id } = await signUp(service);
  await service.change(`sub_of_${id.slice(-6)}`, { hospitalId: id }, "customer.subscription.created");
  expect((await newest(service, id, "provision")).status).toBe("errored");
  await expect.poll(async () => (await stored(service, id)).queue, soon).toEqual([]);
  return { id };
}

/** Waits until nothing of the ended runs is left to do. */
async function allLookedAfter({ services, runs, repositories }: PayingService) {
  const stillOpen = async () => {
    await services.outbox.idle();
    await sweepRuns(runs);
    return repositories.runs.open();
  };
  await expect.poll(stillOpen, soon).toEqual([]);
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

  test("leaves alone what else is sold with the same account", async () => {
    const service = await startPayingService(server);
    service.stripe.put("sub_of_others", { hospitalId: null, plan: null, priceId: "price_of_something_else" });
    expect(await reconcile(service.services)).toMatchObject({ subscriptions: 1, healed: [], findings: [] });
    expect(await openCases(service)).toEqual([]);
  });

  test("says nothing of a provision that is gone on with later by itself, however late that is", async () => {
    const service = await startPayingService(server);
    await unmadeHospital(service, "atlas_out_of_capacity");
    expect(await found(service)).toEqual([]);
  });

  test("says nothing of a stopped provision that a person was told of, and tells of it once that was put aside", async () => {
    const service = await startPayingService(server);
    const { id } = await unmadeHospital(service, "atlas_payment_missing");
    await expect.poll(() => openCases(service, id), soon).toEqual(["provision_stopped"]);
    expect(await found(service)).toEqual([]);
    await allLookedAfter(service);
    const aside = await service.ask("POST", `/api/v1/cases/provision_stopped:${id}/close`, { reason: "seen" });
    expect(aside.status).toBe(200);
    expect(await found(service)).toEqual([["paid_not_provisioned", "recover"]]);
  });

  test("tells of a paid hospital whose database nobody is making any more, until it is made", async () => {
    const service = await startPayingService(server);
    const { id } = await unmadeHospital(service, "atlas_out_of_capacity");
    service.operator.failNext("up", { code: "atlas_unavailable", retryable: true });
    expect(await runTo(service, id, { kind: "recover" })).toMatchObject({ status: "errored" });
    await allLookedAfter(service);
    expect(await found(service)).toEqual([["paid_not_provisioned", "recover"]]);
    expect(await openCases(service, id)).toEqual(["paid_not_provisioned"]);
    expect(await runTo(service, id, { kind: "recover" })).toMatchObject({ status: "applied" });
    expect(await found(service)).toEqual([]);
    expect(await openCases(service, id)).toEqual([]);
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
