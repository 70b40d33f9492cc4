import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { waitUntil } from "../../../src/foundation/wait.ts";
import { testToolchain } from "../../support/toolchain.ts";
import { askWithDigest } from "./support/digest-client.ts";
import { startKillableAtlas } from "./support/kill-atlas.ts";
import { clusterRequest, userRequest } from "./support/local-atlas.ts";
import { connectionOf, trySignIn, withDatabase } from "./support/sign-in-to-database.ts";

const password = "correct horse battery";
let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "local-atlas-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

test("what was asked for just before a kill -9 is done after it: a creation, an upgrade, a pause and a deletion", async () => {
  const { mongo } = await testToolchain();
  let running = await startKillableAtlas(dataDir, mongo);
  const ask = (method: string, path: string, body?: unknown) =>
    askWithDigest(`${running.atlas.baseUrl}/api/atlas/v2${path}`, running.atlas, { method, body });
  const until = (path: string, wanted: string | number) =>
    waitUntil(
      async () => {
        const answer = await ask("GET", path);
        return answer.body.stateName === wanted || answer.status === wanted ? answer : undefined;
      },
      { limitMs: 15_000, everyMs: 5 },
    );
  try {
    const group = await ask("POST", "/groups", { name: "hospital", orgId: running.atlas.orgId });
    const path = `/groups/${group.body.id}`;
    const one = `${path}/clusters/c1`;
    const toM10 = { providerName: "AWS", instanceSizeName: "M10", regionName: "US_EAST_1" };
    const wishes = [
      { wish: ["POST", `${path}/clusters`, clusterRequest("c1", "M0")], seen: "M0" },
      { wish: ["POST", `${path}/clusters/tenantUpgrade`, { name: "c1", providerSettings: toM10 }], seen: '"M10"' },
      { wish: ["PATCH", one, { paused: true }], seen: '"paused":true' },
    ] satisfies { wish: [string, string, unknown]; seen: string }[];
    await ask("POST", `${path}/databaseUsers`, userRequest("app", password));
    for (const { wish, seen } of wishes) {
      expect((await ask(...wish)).status).toBeLessThan(300);
      await running.kill();
      running = await startKillableAtlas(dataDir, mongo);
      const idle = await until(one, "IDLE");
      expect(JSON.stringify(idle?.body)).toContain(seen);
      const uri = idle === undefined ? "" : connectionOf(idle);
      if (idle?.body.paused === false) expect(await trySignIn(uri, "app", password)).toBe("ok");
    }
    expect((await ask("DELETE", one)).status).toBe(202);
    await running.kill();
    running = await startKillableAtlas(dataDir, mongo);
    expect(await until(one, 404)).toBeDefined();
    expect(await readdir(join(dataDir, "clusters"))).toEqual([]);
  } finally {
    await running.kill();
  }
});

test("after a kill -9 of local Atlas the next start has the cluster, its data, its user and its address", async () => {
  const { mongo } = await testToolchain();
  const first = await startKillableAtlas(dataDir, mongo);
  const ask = (method: string, path: string, body?: unknown) =>
    askWithDigest(`${first.atlas.baseUrl}/api/atlas/v2${path}`, first.atlas, { method, body });
  const group = await ask("POST", "/groups", { name: "hospital", orgId: first.atlas.orgId });
  const path = `/groups/${group.body.id}`;
  await ask("POST", `${path}/clusters`, clusterRequest("c1", "M0"));
  const idle = await waitUntil(
    async () => {
      const answer = await ask("GET", `${path}/clusters/c1`);
      return answer.body.stateName === "IDLE" ? answer : undefined;
    },
    { limitMs: 15_000, everyMs: 5 },
  );
  if (idle === undefined) throw new Error("The cluster did not become IDLE.");
  const { standard } = idle.body.connectionStrings as { standard: string };
  await ask("POST", `${path}/databaseUsers`, userRequest("app", password));
  await withDatabase(standard, "app", password, (client) => client.db("hospital").collection("c").insertOne({}));
  await first.kill();
  const second = await startKillableAtlas(dataDir, mongo);
  try {
    const back = await ask("GET", `${path}/clusters/c1`);
    expect(back.body).toEqual(idle.body);
    expect(await trySignIn(standard, "app", password)).toBe("ok");
    const count = await withDatabase(standard, "app", password, (client) =>
      client.db("hospital").collection("c").countDocuments(),
    );
    expect(count).toBe(1);
  } finally {
    await second.kill();
  }
});
