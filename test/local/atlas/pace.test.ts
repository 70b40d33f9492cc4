import { expect, test } from "vitest";
import { atlasTime } from "../../../src/local/atlas/time.ts";
import { clusterRequest, replicationSpecs } from "./support/local-atlas.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas({ pace: "realistic" });
const secondMs = 1_000;
const minuteMs = 60_000;

test("at a realistic pace an M0 is CREATING, then UPDATING, then IDLE", async () => {
  const { ask, project, clock } = local();
  const path = `/groups/${await project()}/clusters`;
  await ask("POST", path, clusterRequest("c1", "M0"));
  expect(await state(`${path}/c1`)).toBe("CREATING");
  clock.pass(10 * secondMs);
  expect(await state(`${path}/c1`)).toBe("UPDATING");
  clock.pass(20 * secondMs);
  expect(await state(`${path}/c1`)).toBe("IDLE");
});

test("an upgrade shows the old cluster until it is done, also over a restart", async () => {
  const { ask, project, clock, restart } = local();
  const id = await project();
  const path = `/groups/${id}/clusters`;
  await ask("POST", path, clusterRequest("c1", "M0"));
  clock.pass(minuteMs);
  const before = await ask("GET", `${path}/c1`);
  const providerSettings = { providerName: "AWS", instanceSizeName: "M10", regionName: "US_EAST_1" };
  await ask("POST", `${path}/tenantUpgrade`, { name: "c1", providerSettings });
  clock.pass(10 * minuteMs);
  await restart();
  expect((await ask("GET", `${path}/c1`)).body).toEqual({ ...before.body, stateName: "UPDATING" });
  clock.pass(16 * minuteMs);
  const after = await ask("GET", `${path}/c1`);
  expect(after.body).toMatchObject({ stateName: "IDLE", createDate: atlasTime(clock.now()) });
  expect(after.body.id).not.toBe(before.body.id);
});

test("a change is accepted while another one runs, and a deleted cluster keeps its name until it is gone", async () => {
  const { ask, project, clock } = local();
  const path = `/groups/${await project()}/clusters`;
  await ask("POST", path, clusterRequest("c1", "M10"));
  clock.pass(20 * minuteMs);
  await ask("PATCH", `${path}/c1`, { replicationSpecs: replicationSpecs("M20") });
  expect((await ask("PATCH", `${path}/c1`, { replicationSpecs: replicationSpecs("M30") })).status).toBe(200);
  expect((await ask("PATCH", `${path}/c1`, { paused: true })).body.errorCode).toBe(
    "CANNOT_PAUSE_CLUSTER_WITH_PENDING_CHANGES",
  );
  await ask("DELETE", `${path}/c1`);
  expect(await state(`${path}/c1`)).toBe("DELETING");
  expect((await ask("DELETE", `${path}/c1`)).body.errorCode).toBe("CLUSTER_ALREADY_REQUESTED_DELETION");
  expect((await ask("POST", path, clusterRequest("c1", "M10"))).body.errorCode).toBe("DUPLICATE_CLUSTER_NAME");
  clock.pass(5 * minuteMs);
  expect((await ask("GET", `${path}/c1`)).status).toBe(404);
});

test("with waiting times the rate limit is kept: who asks too often gets 429 and is told when to come back", async () => {
  const { ask, project, clock } = local();
  const path = `/groups/${await project()}`;
  for (let asked = 0; asked < 1_200; asked += 50) await Promise.all(Array.from({ length: 50 }, () => ask("GET", path)));
  const refused = await ask("GET", path);
  expect([refused.status, refused.body.errorCode]).toEqual([429, "RATE_LIMITED_TOKEN_BUCKET"]);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  clock.pass(minuteMs);
  expect((await ask("GET", path)).status).toBe(200);
});

test("a resumed cluster runs for an hour before it can be paused again", async () => {
  const { ask, project, clock } = local();
  const path = `/groups/${await project()}/clusters`;
  await ask("POST", path, clusterRequest("c1", "M10"));
  clock.pass(20 * minuteMs);
  await ask("PATCH", `${path}/c1`, { paused: true });
  clock.pass(20 * minuteMs);
  await ask("PATCH", `${path}/c1`, { paused: false });
  clock.pass(59 * minuteMs);
  expect((await ask("PATCH", `${path}/c1`, { paused: true })).body.errorCode).toBe(
    "CANNOT_PAUSE_RECENTLY_RESUMED_CLUSTER",
  );
  clock.pass(minuteMs);
  expect((await ask("PATCH", `${path}/c1`, { paused: true })).status).toBe(200);
});

test("a change while a cluster is being created, or upgraded, ends neither of them sooner", async () => {
  const { ask, project, clock } = local();
  const path = `/groups/${await project()}`;
  await ask("POST", `${path}/clusters`, clusterRequest("new", "M10"));
  expect((await ask("PATCH", `${path}/clusters/new`, { tags: [] })).body.stateName).toBe("CREATING");
  await ask("POST", `${path}/flexClusters`, clusterRequest("bendy", "FLEX"));
  clock.pass(minuteMs);
  await ask("POST", `${path}/flexClusters:tenantUpgrade`, { name: "bendy", replicationSpecs: replicationSpecs("M10") });
  await ask("PATCH", `${path}/flexClusters/bendy`, { tags: [] });
  clock.pass(11 * minuteMs);
  expect(await state(`${path}/clusters/new`)).toBe("CREATING");
  expect(await state(`${path}/flexClusters/bendy`)).toBe("UPDATING");
  clock.pass(2 * minuteMs);
  expect(await state(`${path}/clusters/new`)).toBe("UPDATING");
  clock.pass(13 * minuteMs);
  expect(await state(`${path}/clusters/bendy`)).toBe("IDLE");
});

async function state(path: string): Promise<unknown> {
  return (await local().ask("GET", path)).body.stateName;
}
