import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { askWithDigest } from "./support/digest-client.ts";
import { startKillableAtlas } from "./support/kill-atlas.ts";
import { clusterRequest, userRequest } from "./support/local-atlas.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "local-atlas-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

test("what was answered 2xx survives a kill -9 the moment after", async () => {
  const first = await startKillableAtlas(dataDir);
  const ask = asker(first.atlas);
  const group = await ask("POST", "/groups", { name: "hospital", orgId: first.atlas.orgId });
  const path = `/groups/${group.body.id}`;
  await ask("POST", `${path}/clusters`, clusterRequest("c1", "M0"));
  await ask("POST", `${path}/databaseUsers`, userRequest("app", "correct horse"));
  const last = await ask("POST", `${path}/accessList`, [{ ipAddress: "192.0.2.1" }]);
  expect(last.status).toBe(201);
  await first.kill();
  const second = await startKillableAtlas(dataDir);
  try {
    expect(second.atlas).toEqual(first.atlas);
    const again = asker(second.atlas);
    for (const kept of ["", "/clusters/c1", "/databaseUsers/admin/app", "/accessList/192.0.2.1"]) {
      expect((await again("GET", `${path}${kept}`)).status).toBe(200);
    }
  } finally {
    await second.kill();
  }
});

test("of many creations that a kill -9 cuts short, each one is there completely or not at all", async () => {
  const first = await startKillableAtlas(dataDir);
  const ask = asker(first.atlas);
  const answered: string[] = [];
  const creations = Array.from({ length: 60 }, async (_, index) => {
    const created = await ask("POST", "/groups", { name: `hospital ${index}`, orgId: first.atlas.orgId }).catch(
      () => undefined,
    );
    if (created?.status === 201) answered.push(String(created.body.id));
    if (answered.length === 5) await first.kill();
  });
  await Promise.all(creations);
  const second = await startKillableAtlas(dataDir);
  try {
    const list = await asker(second.atlas)("GET", "/groups");
    const ids = (list.body.results as { id: string }[]).map((group) => group.id);
    expect(ids).toEqual(expect.arrayContaining(answered));
    expect(answered.length).toBeLessThan(60);
  } finally {
    await second.kill();
  }
});

function asker(atlas: { baseUrl: string; publicKey: string; privateKey: string }) {
  return (method: string, path: string, body?: unknown) =>
    askWithDigest(`${atlas.baseUrl}/api/atlas/v2${path}`, atlas, { method, body });
}
