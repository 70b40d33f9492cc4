import { expect, test } from "vitest";
import { policies } from "../../../../src/runs/policies/index.ts";
import { decide, taken, waitingChange } from "../../../support/decisions.ts";
import { activeHospital, runTo, settled, signUp } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

test("a plan holds what would change, what it costs, what policies say, what it stands on, and words for everybody", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const { plan } = await waitingChange(service, id);
  expect(plan).toMatchObject({
    number: 1,
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    file_digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    revision: 2,
    base: { revision: 1, state: expect.any(String), atlas: expect.any(String) },
    versions: service.operator.versions,
    change_set: { has_changes: true, counts: { update: 1 } },
    cost: { before_tier: "M0", after_tier: "M10", is_estimate: true, prices_as_of: expect.any(String) },
    convergence: true,
  });
  expect(plan?.words.join(" ")).toContain("M0");
  expect(plan?.policies).toHaveLength(policies.length);
});

test("the same wish on the same ground has the same digest, and another wish another one", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const first = await waitingChange(service, id);
  await taken(decide(service, first.id, "preview"));
  expect((await settled(service, first.id)).plan?.digest).toBe(first.plan?.digest);
  const other = await waitingChange(service, id, "M20");
  expect(other.plan?.digest).not.toBe(first.plan?.digest);
});

test("a plan that was approved is not applied once somebody has changed something in Atlas", async () => {
  const service = await startTestService(server);
  const { id, slug } = await activeHospital(service);
  const run = await waitingChange(service, id);
  const config = service.atlas.has.get(slug);
  if (config) service.atlas.has.set(slug, { ...config, accessList: [] });
  await taken(decide(service, run.id, "approve"));
  const ended = await settled(service, run.id);
  expect(ended).toMatchObject({ status: "stale", problem: { code: "plan_stale" }, flags: { retryable: true } });
  expect(ended.problem?.message).toContain("something was changed in Atlas");
  expect(service.operator.begun.filter(({ kind }) => kind === "up")).toHaveLength(1);
});

test("the hospital's own browser reads its own run and its plan", async () => {
  const service = await startTestService(server);
  const { id, cookie } = await activeHospital(service);
  const { id: runId, plan } = await runTo(service, id, { kind: "change", config: { tier: "M10" } });
  const options = { as: "public" as const, headers: { cookie } };
  const own = await service.ask("GET", `/api/v1/runs/${runId}/plans/1`, undefined, options);
  expect(await own.json()).toEqual(plan);
  const { cookie: foreign } = await signUp(service, { name: "Other Hospital" });
  const refused = { as: "public" as const, headers: { cookie: foreign } };
  expect((await service.ask("GET", `/api/v1/runs/${runId}/plans/1`, undefined, refused)).status).toBe(404);
});
