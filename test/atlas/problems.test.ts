import { afterEach, expect, test } from "vitest";
import type { AtlasProblem } from "../../src/atlas/problems.ts";
import { createAtlasReader } from "../../src/atlas/reader.ts";
import { pickFreePort } from "../../src/local/databases/free-port.ts";
import { askWithDigest } from "../local/atlas/support/digest-client.ts";
import { startTestAtlas } from "../local/atlas/support/local-atlas.ts";
import { newKey } from "../local/atlas/support/other-keys.ts";
import { useAtlas } from "../local/atlas/support/use-atlas.ts";
import { type NotedReader, orderFault, placeIn, readerOf } from "./support/use-reader.ts";

const local = useAtlas();

afterEach(async () => {
  await askWithDigest(`${local().atlas.baseUrl}/local/faults`, local().atlas, { method: "DELETE" });
});

test("a wrong key is told apart from a key without the role", async () => {
  const groupId = await local().project();
  const privateKey = "00000000-0000-0000-0000-000000000000";
  expect(await problemOf(readerOf(local(), { privateKey }), groupId)).toMatchObject({
    ...{ code: "atlas_key_refused", retryable: false },
    nextStep: expect.stringContaining("MONGODB_ATLAS_PRIVATE_KEY"),
  });
  const member = await newKey(local(), ["ORG_MEMBER"]);
  expect((await problemOf(readerOf(local(), member), groupId)).code).toBe("atlas_permission_missing");
});

test("a key that may not be used from here is told apart from a wrong one", async () => {
  const groupId = await local().project();
  const key = await newKey(local(), ["ORG_OWNER"]);
  const list = `/orgs/${local().atlas.orgId}/apiKeys/${key.id}/accessList`;
  await local().ask("POST", list, [{ ipAddress: "192.0.2.1" }]);
  expect((await problemOf(readerOf(local(), key), groupId)).code).toBe("atlas_address_not_allowed");
});

test("a rate limit that passes is waited for as long as Atlas says", async () => {
  const groupId = await local().project();
  await orderFault(local(), { ...limited, times: 2, retryAfterSeconds: 3 });
  const noted = readerOf(local());
  expect((await noted.reader.readBack(placeIn(groupId))).ok).toBe(true);
  expect(noted.waitsMs).toEqual([3_000, 3_000]);
});

test("a rate limit that asks for a long wait is given back with it", async () => {
  const groupId = await local().project();
  await orderFault(local(), { ...limited, retryAfterSeconds: 55 });
  const noted = readerOf(local());
  expect(await problemOf(noted, groupId)).toMatchObject({
    ...{ code: "atlas_rate_limited", retryable: true, extra: { retryAfterSeconds: 55 } },
  });
  expect(noted.waitsMs).toEqual([]);
});

test.each([
  ["an unavailable Atlas", { status: 503 }],
  ["a bad gateway", { status: 502 }],
  ["a cut connection", { reset: true }],
])("%s is asked again, with waits that grow", async (_name, fault) => {
  const groupId = await local().project();
  await orderFault(local(), { operation: "getCluster", times: 3, ...fault });
  const noted = readerOf(local());
  expect((await noted.reader.readBack(placeIn(groupId))).ok).toBe(true);
  expect(noted.waitsMs).toHaveLength(3);
  for (const [index, waitMs] of noted.waitsMs.entries()) {
    expect(waitMs).toBeGreaterThanOrEqual(125 * 2 ** index);
    expect(waitMs).toBeLessThanOrEqual(375 * 2 ** index);
  }
});

test("patience ends: what stays broken becomes a problem that can be tried again", async () => {
  const groupId = await local().project();
  await orderFault(local(), { operation: "listDatabaseUsers", times: 4, status: 503 });
  const unavailable = readerOf(local());
  expect(await problemOf(unavailable, groupId)).toMatchObject({ code: "atlas_unavailable", retryable: true });
  expect(unavailable.waitsMs).toHaveLength(3);
  await orderFault(local(), { operation: "listDatabaseUsers", times: 4, reset: true });
  expect((await problemOf(readerOf(local()), groupId)).code).toBe("atlas_unreachable");
});

test("an error of Atlas itself is not asked again", async () => {
  const groupId = await local().project();
  await orderFault(local(), { operation: "getCluster", status: 500, detail: "Boom." });
  const noted = readerOf(local());
  const problem = await problemOf(noted, groupId);
  expect(problem).toMatchObject({ code: "atlas_unavailable", detail: expect.stringContaining("Boom.") });
  expect(noted.waitsMs).toEqual([]);
});

test("an Atlas that takes too long is given up", async () => {
  const groupId = await local().project();
  await orderFault(local(), { operation: "getCluster", delayMs: 2_000 });
  const reader = createAtlasReader(local().atlas, { timeoutMs: 250 });
  const problem = await problemOf({ reader, waitsMs: [] }, groupId);
  expect(problem).toMatchObject({ code: "atlas_unreachable", atlasCode: "TIMEOUT" });
});

test("an Atlas that went away is unreachable", async () => {
  const other = await startTestAtlas();
  const groupId = await other.project();
  const noted = readerOf(other);
  expect((await noted.reader.readBack(placeIn(groupId))).ok).toBe(true);
  await other.end();
  expect((await problemOf(noted, groupId)).code).toBe("atlas_unreachable");
  const baseUrl = `http://127.0.0.1:${await pickFreePort()}`;
  expect((await problemOf(readerOf(local(), { baseUrl }), groupId)).code).toBe("atlas_unreachable");
});

test("something that is not Atlas is told to be that", async () => {
  const noted = readerOf(local(), { baseUrl: `${local().atlas.baseUrl}/elsewhere` });
  expect((await problemOf(noted, "0123456789abcdef01234567")).code).toBe("atlas_answer_unexpected");
});

test("no problem tells the private key", async () => {
  const groupId = await local().project();
  const { privateKey } = local().atlas;
  const problems: AtlasProblem[] = [];
  for (const fault of [{ status: 500 }, { status: 403 }, { status: 429, retryAfterSeconds: 60 }, { status: 404 }]) {
    await orderFault(local(), { operation: "getCluster", ...fault });
    problems.push(await problemOf(readerOf(local()), groupId));
  }
  expect(JSON.stringify(problems)).not.toContain(privateKey);
  expect(JSON.stringify(problems)).not.toMatch(/response=|cnonce/);
});

const limited = { operation: "listAccessListEntries", status: 429, code: "RATE_LIMITED_TOKEN_BUCKET" };

async function problemOf({ reader }: NotedReader, groupId: string): Promise<AtlasProblem> {
  const outcome = await reader.readBack(placeIn(groupId));
  if (outcome.ok) throw new Error("Atlas could be read.");
  return outcome.problem;
}
