import { stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startTestAtlas, type TestAtlas, userRequest } from "./support/local-atlas.ts";
import { createNoServers, type NoServers } from "./support/no-servers.ts";

let servers: NoServers;
let local: TestAtlas;
beforeEach(async () => {
  servers = createNoServers();
  local = await startTestAtlas({ server: servers });
});
afterEach(() => local.end());

test("keys, organization and port are the same after a restart", async () => {
  const before = { ...local.atlas };
  await local.restart();
  const { close: _before, ...stable } = before;
  expect(local.atlas).toMatchObject(stable);
});

test("everything that was answered is there after a restart", async () => {
  const { ask, project, cluster, restart } = local;
  const id = await project();
  await cluster(id, "c1");
  await cluster(id, "c2", "FLEX");
  await ask("POST", `/groups/${id}/databaseUsers`, userRequest("app", "correct horse", ["c1"]));
  await ask("POST", `/groups/${id}/accessList`, [{ ipAddress: "192.0.2.1", comment: "office" }]);
  const paths = [
    "",
    "/clusters/c1",
    "/flexClusters/c2",
    "/databaseUsers/admin/app",
    "/accessList/192.0.2.1",
    "/settings",
  ];
  const before = await Promise.all(paths.map((path) => ask("GET", `/groups/${id}${path}`)));
  await restart();
  const after = await Promise.all(paths.map((path) => ask("GET", `/groups/${id}${path}`)));
  expect(after.map(({ status, body }) => ({ status, body }))).toEqual(
    before.map(({ status, body }) => ({ status, body })),
  );
});

test("a cluster whose server is gone is REPAIRING, and IDLE again when it is back", async () => {
  const { ask, project, cluster } = local;
  const id = await project();
  await cluster(id, "c1");
  for (const key of servers.keys()) servers.crash(key);
  expect((await ask("GET", `/groups/${id}/clusters`)).body.results).toMatchObject([{ stateName: "REPAIRING" }]);
  expect((await ask("GET", `/groups/${id}/clusters/c1`)).body.stateName).toBe("IDLE");
});

test("a deletion that was under way when local Atlas ended is finished by the next start", async () => {
  const { ask, project, cluster, restart, until } = local;
  const id = await project();
  await cluster(id, "c1");
  await ask("DELETE", `/groups/${id}/clusters/c1`);
  for (const key of servers.keys()) servers.crash(key);
  await restart();
  await until(`/groups/${id}/clusters/c1`, 404);
});

test("keys and store are for their owner's eyes only", async () => {
  for (const file of ["keys.json", "atlas.sqlite"]) {
    expect((await stat(join(local.dataDir, file))).mode & 0o777).toBe(0o600);
  }
});

test("a second local Atlas on the same folder is refused", async () => {
  const { startLocalAtlas } = await import("../../../src/local/index.ts");
  const { pino } = await import("pino");
  const options = { dataDir: local.dataDir, clock: local.clock, log: pino({ level: "silent" }), server: servers };
  const { systemRandom } = await import("../../../src/foundation/ids.ts");
  await expect(startLocalAtlas({ ...options, random: systemRandom })).rejects.toThrow(/in use|locked/);
});
