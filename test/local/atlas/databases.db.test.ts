import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isListening } from "../../../src/local/databases/index.ts";
import { testToolchain } from "../../support/toolchain.ts";
import type { Answer } from "./support/digest-client.ts";
import { replicationSpecs, startTestAtlas, type TestAtlas, userRequest } from "./support/local-atlas.ts";
import { connectionOf, trySignIn, withDatabase } from "./support/sign-in-to-database.ts";

const password = "correct horse battery";
let local: TestAtlas;
beforeAll(async () => {
  local = await startTestAtlas({ server: (await testToolchain()).mongo });
});
afterAll(() => local.end());

test("an idle cluster's connection string works as it stands, for its own user with the right password only", async () => {
  const { ask, project, cluster } = local;
  const id = await project();
  const uri = connectionOf(await cluster(id, "test-hospital"));
  await ask("POST", `/groups/${id}/databaseUsers`, userRequest("app", password));
  expect(await trySignIn(uri, "app", password)).toBe("ok");
  expect(await trySignIn(uri, "app", "wrong horse")).toMatch(/auth/i);
  expect(await trySignIn(uri, "nobody", password)).toMatch(/auth/i);
});

test("users of two hospitals can't sign in to each other's cluster", async () => {
  const { ask, project, cluster } = local;
  const [one, two] = [await project(), await project()];
  const [first, second] = [connectionOf(await cluster(one, "c")), connectionOf(await cluster(two, "c"))];
  await ask("POST", `/groups/${one}/databaseUsers`, userRequest("first", password));
  await ask("POST", `/groups/${two}/databaseUsers`, userRequest("second", password));
  expect(await trySignIn(first, "first", password)).toBe("ok");
  expect(await trySignIn(second, "second", password)).toBe("ok");
  expect(await trySignIn(second, "first", password)).toMatch(/auth/i);
  expect(await trySignIn(first, "second", password)).toMatch(/auth/i);
});

test("within a project a scoped user reaches its own cluster alone, and an unscoped one also clusters made later", async () => {
  const { ask, project, cluster } = local;
  const id = await project();
  const a = connectionOf(await cluster(id, "a", "M10"));
  await ask("POST", `/groups/${id}/databaseUsers`, userRequest("scoped", password, ["a"]));
  await ask("POST", `/groups/${id}/databaseUsers`, userRequest("anywhere", password));
  const b = connectionOf(await cluster(id, "b", "M10"));
  expect(await trySignIn(a, "scoped", password)).toBe("ok");
  expect(await trySignIn(b, "scoped", password)).toMatch(/auth/i);
  expect(await trySignIn(b, "anywhere", password)).toBe("ok");
});

test("a new password is good and the old one is not, and a deleted user is out", async () => {
  const { ask, project, cluster } = local;
  const id = await project();
  const uri = connectionOf(await cluster(id, "c"));
  const path = `/groups/${id}/databaseUsers`;
  await ask("POST", path, userRequest("app", password));
  await ask("PATCH", `${path}/admin/app`, { password: "another horse" });
  expect(await trySignIn(uri, "app", password)).toMatch(/auth/i);
  expect(await trySignIn(uri, "app", "another horse")).toBe("ok");
  await ask("DELETE", `${path}/admin/app`);
  expect(await trySignIn(uri, "app", "another horse")).toMatch(/auth/i);
});

test("data, port and users stay through M0 → flex → M10 → M30, a pause, and a restart of local Atlas", async () => {
  const { ask, project, cluster, until, restart } = local;
  const id = await project();
  const uri = connectionOf(await cluster(id, "c"));
  await ask("POST", `/groups/${id}/databaseUsers`, userRequest("app", password));
  await withDatabase(uri, "app", password, (client) => client.db("hospital").collection("c").insertOne({ patient: 1 }));
  const kept = async (answer: Answer) => {
    expect(connectionOf(answer)).toBe(uri);
    return withDatabase(uri, "app", password, (client) => client.db("hospital").collection("c").countDocuments());
  };
  const toFlex = {
    providerName: "FLEX",
    backingProviderName: "AWS",
    instanceSizeName: "FLEX",
    regionName: "US_EAST_1",
  };
  await ask("POST", `/groups/${id}/clusters/tenantUpgrade`, { name: "c", providerSettings: toFlex });
  expect(await kept(await until(`/groups/${id}/flexClusters/c`, "IDLE"))).toBe(1);
  const toM10 = { name: "c", clusterType: "REPLICASET", replicationSpecs: replicationSpecs("M10") };
  await ask("POST", `/groups/${id}/flexClusters:tenantUpgrade`, toM10);
  const path = `/groups/${id}/clusters/c`;
  expect(await kept(await until(path, "IDLE"))).toBe(1);
  await ask("PATCH", path, { replicationSpecs: replicationSpecs("M30") });
  expect(await kept(await until(path, "IDLE"))).toBe(1);
  await ask("PATCH", path, { paused: true });
  await until(path, "IDLE");
  expect(await trySignIn(uri, "app", password)).toMatch(/closed|ECONNRESET|timed out/i);
  await ask("PATCH", path, { paused: false });
  expect(await kept(await until(path, "IDLE"))).toBe(1);
  await restart();
  expect(await kept(await ask("GET", path))).toBe(1);
});

test("a database server that is killed comes back with its data", async () => {
  const { ask, project, cluster, until } = local;
  const id = await project();
  const keys = new Set(await readdir(join(local.dataDir, "clusters")));
  const uri = connectionOf(await cluster(id, "c"));
  await ask("POST", `/groups/${id}/databaseUsers`, userRequest("app", password));
  await withDatabase(uri, "app", password, (client) => client.db("hospital").collection("c").insertOne({ patient: 1 }));
  const key = (await readdir(join(local.dataDir, "clusters"))).find((name) => !keys.has(name)) ?? "";
  const pid = Number.parseInt(await readFile(join(local.dataDir, "clusters", key, "server.pid"), "utf8"), 10);
  process.kill(pid, "SIGKILL");
  await until(`/groups/${id}/clusters/c`, "IDLE");
  expect(await trySignIn(uri, "app", password)).toBe("ok");
  const patients = await withDatabase(uri, "app", password, (client) =>
    client.db("hospital").collection("c").countDocuments(),
  );
  expect(patients).toBe(1);
});

test("a cluster whose port another program took meanwhile is in repair, and is back when the port is free", async () => {
  const { ask, project, cluster, until, restart } = local;
  const id = await project();
  const uri = connectionOf(await cluster(id, "c"));
  await ask("POST", `/groups/${id}/databaseUsers`, userRequest("app", password));
  const intruder = createServer();
  await restart(async () => {
    intruder.listen({ host: "127.0.0.1", port: Number(new URL(uri).port) });
    await once(intruder, "listening");
  });
  expect((await ask("GET", `/groups/${id}/clusters`)).body.results).toMatchObject([{ stateName: "REPAIRING" }]);
  intruder.close();
  await until(`/groups/${id}/clusters/c`, "IDLE");
  expect(await trySignIn(uri, "app", password)).toBe("ok");
});

test("a deleted cluster's server has stopped and its folder is gone", async () => {
  const { ask, project, cluster, until } = local;
  const id = await project();
  const before = await readdir(join(local.dataDir, "clusters"));
  const uri = connectionOf(await cluster(id, "c"));
  await ask("DELETE", `/groups/${id}/clusters/c`);
  await until(`/groups/${id}/clusters/c`, 404);
  expect(await isListening(Number(new URL(uri).port))).toBe(false);
  expect(await readdir(join(local.dataDir, "clusters"))).toEqual(before);
});

test("no password lies readable anywhere in the data folder", async () => {
  const { ask, project, cluster } = local;
  const id = await project();
  await cluster(id, "c");
  const secret = "a-password-that-nobody-may-find";
  await ask("POST", `/groups/${id}/databaseUsers`, userRequest("app", secret));
  const files = await readdir(local.dataDir, { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile())) {
    const content = await readFile(join(file.parentPath, file.name));
    expect(content.includes(secret), join(file.parentPath, file.name)).toBe(false);
  }
});
