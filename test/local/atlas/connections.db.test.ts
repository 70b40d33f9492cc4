import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { waitUntil } from "../../../src/foundation/wait.ts";
import { testToolchain } from "../../support/toolchain.ts";
import { startTestAtlas, type TestAtlas, userRequest } from "./support/local-atlas.ts";
import { connectionOf, withDatabase } from "./support/sign-in-to-database.ts";

const password = "correct horse battery";
let local: TestAtlas;
beforeAll(async () => {
  local = await startTestAtlas({ server: (await testToolchain()).mongo, idleMs: 50 });
});
afterAll(() => local.end());

/** A project with one cluster and one user. */
async function prepare(tier = "M0") {
  const id = await local.project();
  const uri = connectionOf(await local.cluster(id, "c", tier));
  await local.ask("POST", `/groups/${id}/databaseUsers`, userRequest("app", password));
  return { id, uri, users: `/groups/${id}/databaseUsers`, accessList: `/groups/${id}/accessList` };
}

/** Signs in as `app` from this address of the machine; the caller closes. */
async function signIn(uri: string, from = "127.0.0.1"): Promise<MongoClient> {
  const client = new MongoClient(uri, {
    auth: { username: "app", password },
    localAddress: from,
    serverSelectionTimeoutMS: 1_000,
  });
  try {
    await ping(client);
    return client;
  } catch (error) {
    await client.close();
    throw error;
  }
}

function ping(client: MongoClient) {
  return client.db("hospital").command({ find: "patients", limit: 1 });
}

/** Resolves when a connection of the client has ended; it has `app` signed in. */
function cutOf(client: MongoClient): Promise<unknown> {
  return new Promise((resolve) => client.once("connectionClosed", resolve));
}

test("an address reaches a cluster exactly while an entry of the project's access list holds it", async () => {
  const { uri, accessList } = await prepare();
  await expect(signIn(uri, "127.0.0.2")).rejects.toThrow();
  await local.ask("POST", accessList, [{ cidrBlock: "127.0.0.0/29", comment: "a block" }]);
  await (await signIn(uri, "127.0.0.2")).close();
  await expect(signIn(uri, "127.0.0.9")).rejects.toThrow();
  await local.ask("POST", accessList, [{ ipAddress: "127.0.0.9" }]);
  await (await signIn(uri, "127.0.0.9")).close();
  await local.ask("DELETE", `${accessList}/127.0.0.9`);
  await expect(signIn(uri, "127.0.0.9")).rejects.toThrow();
});

test("127.0.0.1 reaches every cluster, unless local Atlas is told otherwise", async () => {
  const strict = await startTestAtlas({ server: (await testToolchain()).mongo, alwaysAdmitted: [] });
  try {
    const id = await strict.project();
    const uri = connectionOf(await strict.cluster(id, "c"));
    await strict.ask("POST", `/groups/${id}/databaseUsers`, userRequest("app", password));
    await expect(signIn(uri)).rejects.toThrow();
    await strict.ask("POST", `/groups/${id}/accessList`, [{ ipAddress: "127.0.0.1" }]);
    await (await signIn(uri)).close();
  } finally {
    await strict.end();
  }
});

test("a removed user's open connections are cut when the answer comes, and other users' are not", async () => {
  const { uri, users } = await prepare();
  await local.ask("POST", users, userRequest("other", password));
  const client = await signIn(uri);
  const cut = cutOf(client);
  await withDatabase(uri, "other", password, async (other) => {
    await ping(other);
    let othersCut = false;
    other.once("connectionClosed", () => {
      othersCut = true;
    });
    expect((await local.ask("DELETE", `${users}/admin/app`)).status).toBe(204);
    await cut;
    await ping(other);
    expect(othersCut).toBe(false);
  });
  await expect(ping(client)).rejects.toThrow(/auth/i);
  await client.close();
});

test("a changed password cuts the connections that came with the old one, a changed role does not", async () => {
  const { uri, users } = await prepare();
  const client = await signIn(uri);
  let isCut = false;
  const cut = cutOf(client).then(() => {
    isCut = true;
  });
  await local.ask("PATCH", `${users}/admin/app`, { roles: [{ roleName: "read", databaseName: "hospital" }] });
  await ping(client);
  expect(isCut).toBe(false);
  await local.ask("PATCH", `${users}/admin/app`, { password: "another horse" });
  await cut;
  await expect(ping(client)).rejects.toThrow(/auth/i);
  await client.close();
});

test("a user that is scoped away from a cluster is cut off it", async () => {
  const { uri, users } = await prepare();
  const client = await signIn(uri);
  const cut = cutOf(client);
  await local.ask("PATCH", `${users}/admin/app`, { scopes: [{ name: "elsewhere", type: "CLUSTER" }] });
  await cut;
  await expect(ping(client)).rejects.toThrow(/auth/i);
  await client.close();
});

test("a pause cuts open connections and turns new ones away, and the data is there after it", async () => {
  const { id, uri } = await prepare("M10");
  const path = `/groups/${id}/clusters/c`;
  const client = await signIn(uri);
  await client.db("hospital").collection("patients").insertOne({ name: "Ada" });
  const cut = cutOf(client);
  await local.ask("PATCH", path, { paused: true });
  await cut;
  await client.close();
  await local.until(path, "IDLE");
  await expect(signIn(uri)).rejects.toThrow();
  await local.ask("PATCH", path, { paused: false });
  expect(connectionOf(await local.until(path, "IDLE"))).toBe(uri);
  const again = await signIn(uri);
  expect(await again.db("hospital").collection("patients").countDocuments()).toBe(1);
  await again.close();
});

test.each([
  ["M0", 8000],
  ["M10", 13],
])("nobody who signs in to an %s cluster can make, change or read its users", async (tier, code) => {
  const { uri } = await prepare(tier);
  const client = await signIn(uri);
  const admin = client.db("admin");
  const mallory = { createUser: "mallory", pwd: "a-long-password", roles: [] };
  await expect(admin.command(mallory)).rejects.toMatchObject({ code });
  await expect(admin.command({ dropUser: "app" })).rejects.toMatchObject({ code });
  await expect(admin.collection("system.users").find().toArray()).rejects.toMatchObject({ code });
  await expect(admin.collection("system.users").deleteMany({})).rejects.toMatchObject({ code });
  await expect(admin.dropDatabase()).rejects.toMatchObject({ code });
  await ping(client);
  await client.close();
});

test("a server runs from the first client until nobody has used it for a while, and comes back with its data", async () => {
  const { uri } = await prepare();
  const pidFiles = async () =>
    (await readdir(join(local.dataDir, "clusters"), { recursive: true })).filter((name) => name.endsWith("server.pid"));
  const nobodyRuns = async () => ((await pidFiles()).length === 0 ? true : undefined);
  expect(await waitUntil(nobodyRuns, { limitMs: 20_000, everyMs: 20 })).toBe(true);
  const client = await signIn(uri);
  await client.db("hospital").collection("patients").insertOne({ name: "Ada" });
  expect(await pidFiles()).toHaveLength(1);
  await client.close();
  expect(await waitUntil(nobodyRuns, { limitMs: 20_000, everyMs: 20 })).toBe(true);
  const again = await signIn(uri);
  expect(await again.db("hospital").collection("patients").countDocuments()).toBe(1);
  await again.close();
});

test("users that are made, changed and removed while a server sleeps can or can't sign in when it wakes", async () => {
  const { uri, users } = await prepare();
  await (await signIn(uri)).close();
  await local.ask("POST", users, userRequest("second", password));
  await local.ask("DELETE", `${users}/admin/app`);
  await expect(signIn(uri)).rejects.toThrow(/auth/i);
  await withDatabase(uri, "second", password, ping);
});

test("a crowd of clients that comes to a sleeping server at once is served by one start", async () => {
  const { uri } = await prepare();
  const clients = await Promise.all(Array.from({ length: 20 }, () => signIn(uri)));
  await Promise.all(clients.map(ping));
  await Promise.all(clients.map((client) => client.close()));
});

test("large documents pass whole, both ways", async () => {
  const { uri } = await prepare();
  const client = await signIn(uri);
  const patients = client.db("hospital").collection("patients");
  const text = "x".repeat(3 * 1024 * 1024);
  await patients.insertMany(Array.from({ length: 4 }, (_, number) => ({ number, text })));
  const found = await patients.find().sort({ number: 1 }).toArray();
  expect(found.map((one) => [one.number, one.text === text])).toEqual([0, 1, 2, 3].map((number) => [number, true]));
  await client.close();
});
