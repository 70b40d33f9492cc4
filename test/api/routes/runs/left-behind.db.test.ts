import { expect, test } from "vitest";
import { decide, refusalOf, taken, waitingChange } from "../../../support/decisions.ts";
import { activeHospital, runTo, settled } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

test("a tier that a broken-off run left is not taken back by the next change unnoticed", async () => {
  const service = await startTestService(server);
  const { id, slug } = await activeHospital(service, { plan: "enterprise" });
  const known = service.operator.states.get(slug);
  if (!known) throw new Error("the hospital has no state");
  service.operator.states.set(slug, { ...known, tier: "M30" });
  service.atlas.has.set(slug, { ...known, tier: "M30" });
  const run = await runTo(service, id, { kind: "change", config: { accessList: ["127.0.0.1", "203.0.113.9"] } });
  expect(run.status).toBe("policy_override");
  expect(run.plan?.policies).toContainEqual(expect.objectContaining({ policy: "no-unasked-tier", passed: false }));
  expect(run.plan).toMatchObject({ cost: { before_tier: "M30", after_tier: "M10" } });
  expect(run.plan?.words.join(" ")).toContain("M30");
});

test("an offboarding that ends before it destroys anything leaves the hospital as it was", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const run = await runTo(service, id, { kind: "offboard", confirm: "Test Hospital" });
  service.operator.failNext("preview-destroy", { code: "atlas_unavailable" });
  await taken(decide(service, run.id, "approve"));
  expect((await settled(service, run.id)).status).toBe("errored");
  expect(await (await service.ask("GET", `/api/v1/hospitals/${id}`)).json()).toMatchObject({ status: "active" });
  expect((await waitingChange(service, id)).status).toBe("awaiting_approval");
});

test("what was done before an apply failed is said on the run and in the ledger", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const run = await waitingChange(service, id);
  const finished = [{ urn: "urn:c", name: "cluster", operation: "update" }];
  service.operator.failNext("up", { code: "atlas_unavailable", message: "Atlas failed.", finished });
  await taken(decide(service, run.id, "approve"));
  const ended = await settled(service, run.id);
  expect(ended.transitions.at(-1)?.text).toBe("Atlas failed. Done before: update cluster.");
  const told = (await service.ledgerOf(id)).find(({ action }) => action === "run.apply_failed");
  expect(told?.data).toEqual({ problem: "atlas_unavailable", changes: [{ urn: "urn:c", operation: "update" }] });
});

test("an offboarding is asked for once more only with the name typed once more", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const run = await runTo(service, id, { kind: "offboard", confirm: "Test Hospital" });
  await taken(decide(service, run.id, "discard"));
  expect(await refusalOf(decide(service, run.id, "retry"))).toMatchObject({ code: "name_not_confirmed" });
  expect((await taken(decide(service, run.id, "retry", { confirm: "Test Hospital" }))).kind).toBe("offboard");
});
