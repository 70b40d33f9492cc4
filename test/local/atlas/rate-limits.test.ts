import { afterEach, expect, test } from "vitest";
import { startTestAtlas, type TestAtlas } from "./support/local-atlas.ts";
import { newKey } from "./support/other-keys.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas({
  rateLimits: { enforced: true, sizes: { databaseUsers: { capacity: 3, refillPerMinute: 60 } } },
});
let other: TestAtlas | undefined;

afterEach(async () => {
  await other?.end();
  other = undefined;
});

test("who empties a bucket gets 429, with what to do and when, until it has filled again", async () => {
  const { ask, project, clock } = local();
  const path = `/groups/${await project()}/databaseUsers`;
  for (const left of ["2", "1", "0"]) {
    expect((await ask("GET", path)).headers.get("ratelimit-remaining")).toBe(left);
  }
  const refused = await ask("GET", path);
  expect([refused.status, refused.body.errorCode]).toEqual([429, "RATE_LIMITED_TOKEN_BUCKET"]);
  expect(refused.headers.get("retry-after")).toBe("1");
  expect(refused.headers.get("ratelimit-limit")).toBe("3");
  expect(refused.body.parameters).toEqual([`api/atlas/v2${path}`, 1, 3, 60, 60]);
  clock.pass(1_000);
  expect((await ask("GET", path)).status).toBe(200);
});

test("each project has buckets of its own", async () => {
  const { ask, project } = local();
  const [one, two] = [await project(), await project()];
  for (let call = 0; call < 4; call++) await ask("GET", `/groups/${one}/databaseUsers`);
  expect((await ask("GET", `/groups/${one}/databaseUsers`)).status).toBe(429);
  expect((await ask("GET", `/groups/${two}/databaseUsers`)).status).toBe(200);
});

test("the limits can be read, with what was set away from Atlas' own", async () => {
  const { ask } = local();
  const all = await ask("GET", "/rateLimits");
  expect(all.headers.get("content-type")).toContain("2025-03-12");
  const [set] = (await ask("GET", "/rateLimits?name=Database%20Users")).body.results as Record<string, unknown>[];
  expect(set).toMatchObject({
    capacity: { value: 3, defaultValue: 10_000 },
    refillRate: { value: 60, defaultValue: 5_000 },
    refillDurationSeconds: { value: 60 },
    scope: "GROUP",
  });
  expect(set?.endpoints).toContainEqual({ method: "GET", path: "/api/atlas/v2/groups/{groupId}/databaseUsers" });
  expect((await ask("GET", `/rateLimits/${set?.endpointSetId}`)).body).toEqual(set);
  expect((await ask("GET", "/rateLimits/none")).status).toBe(404);
});

test("the limits of a project are told to those who may see it", async () => {
  const id = await local().project();
  const sets = (await local().ask("GET", `/rateLimits?groupId=${id}`)).body.results as { scope: string }[];
  expect(new Set(sets.map(({ scope }) => scope))).toEqual(new Set(["GROUP"]));
  const { ask } = await newKey(local(), ["ORG_MEMBER"]);
  expect((await ask("GET", `/rateLimits?groupId=${id}`)).body.errorCode).toBe("NOT_IN_GROUP");
  expect((await ask("GET", "/rateLimits?userId=somebody")).body.errorCode).toBe("NOT_SELF");
});

test("without waiting times the buckets count and refuse nobody", async () => {
  other = await startTestAtlas({ rateLimits: { sizes: { orgList: { capacity: 1, refillPerMinute: 1 } } } });
  expect((await other.ask("GET", "/orgs")).headers.get("ratelimit-remaining")).toBe("0");
  expect((await other.ask("GET", "/orgs")).status).toBe(200);
});
