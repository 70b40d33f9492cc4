import { expect, test } from "vitest";
import { askWithDigest } from "./support/digest-client.ts";
import { clusterRequest, startTestAtlas } from "./support/local-atlas.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();

function faults(method: string, body?: unknown) {
  return askWithDigest(`${local().atlas.baseUrl}/local/faults`, local().atlas, { method, body });
}

test("the second call of an operation fails as asked, the first and third do not", async () => {
  const { ask, project } = local();
  const path = `/groups/${await project()}/clusters`;
  const fault = {
    operation: "listClusters",
    nth: 2,
    status: 429,
    code: "RATE_LIMITED_TOKEN_BUCKET",
    retryAfterSeconds: 7,
  };
  expect((await faults("POST", fault)).status).toBe(201);
  const answers = [await ask("GET", path), await ask("GET", path), await ask("GET", path)];
  expect(answers.map((answer) => answer.status)).toEqual([200, 429, 200]);
  expect(answers[1]?.headers.get("retry-after")).toBe("7");
  expect(answers[1]?.body.errorCode).toBe("RATE_LIMITED_TOKEN_BUCKET");
  expect((await faults("GET")).body.results).toEqual([]);
});

test("a call that is refused on purpose changes nothing", async () => {
  const { ask, project } = local();
  const path = `/groups/${await project()}/clusters`;
  await faults("POST", { operation: "createCluster", status: 409, code: "OUT_OF_CAPACITY" });
  expect((await ask("POST", path, clusterRequest("c1", "M10"))).body.errorCode).toBe("OUT_OF_CAPACITY");
  expect((await ask("GET", path)).body.totalCount).toBe(0);
});

test("a stuck creation stays CREATING however long one waits, and can be deleted", async () => {
  const { ask, project, clock, until } = local();
  const path = `/groups/${await project()}/clusters`;
  await faults("POST", { operation: "createCluster", stuck: true });
  await ask("POST", path, clusterRequest("c1", "M10"));
  clock.pass(365 * 24 * 3_600_000);
  expect((await ask("GET", `${path}/c1`)).body.stateName).toBe("CREATING");
  expect((await ask("DELETE", `${path}/c1`)).status).toBe(202);
  await until(`${path}/c1`, 404);
});

test("a connection can be cut instead of answered, and the call is not carried out", async () => {
  const { ask, project } = local();
  const path = `/groups/${await project()}/clusters`;
  await faults("POST", { operation: "createCluster", reset: true });
  await expect(ask("POST", path, clusterRequest("c1", "M10"))).rejects.toThrow();
  expect((await ask("GET", path)).body.totalCount).toBe(0);
});

test("faults can be listed and taken back", async () => {
  const { ask, project } = local();
  const path = `/groups/${await project()}`;
  await faults("POST", { operation: "getGroup", times: 5, status: 503 });
  expect((await ask("GET", path)).status).toBe(503);
  expect((await faults("GET")).body.results).toMatchObject([{ operation: "getGroup", callsSeen: 1 }]);
  expect((await faults("DELETE")).status).toBe(204);
  expect((await ask("GET", path)).status).toBe(200);
});

test.each([
  ["OUT_OF_CAPACITY", 409, /^The requested region is currently out of capacity for the requested instance size\.$/],
  ["NO_PAYMENT_INFORMATION_FOUND", 402, /^No payment information was found for group [0-9a-f]{24}\.$/],
  [
    "RATE_LIMITED_TOKEN_BUCKET",
    429,
    /^Rate limit exceeded for api\/atlas\/v2\/groups\/.* Please retry after 60 seconds\./,
  ],
])("a code of Atlas' own brings its status and its words: %s", async (code, status, detail) => {
  const { ask, project } = local();
  const path = `/groups/${await project()}/clusters`;
  await faults("POST", { operation: "createCluster", code });
  const refused = await ask("POST", path, clusterRequest("c1", "M10"));
  expect(refused).toMatchObject({ status, body: { error: status, errorCode: code } });
  expect(refused.body.detail).toMatch(detail);
  expect(refused.body.parameters).toHaveLength({ 409: 0, 402: 1, 429: 5 }[status] ?? -1);
  expect(refused.headers.get("x-error-code")).toBe(code);
  expect(refused.headers.get("retry-after")).toBe(status === 429 ? "60" : null);
});

test("an answer can be late, and is then as it would have been", async () => {
  const { ask, project } = local();
  const path = `/groups/${await project()}`;
  await faults("POST", { operation: "getGroup", delayMs: 80 });
  const startedAt = performance.now();
  expect((await ask("GET", path)).status).toBe(200);
  expect(performance.now() - startedAt).toBeGreaterThan(75);
});

test("a fault of * hits the next calls of any operation", async () => {
  const { ask, project } = local();
  const path = `/groups/${await project()}`;
  await faults("POST", { operation: "*", times: 2, status: 503 });
  const answers = [await ask("GET", path), await ask("GET", `${path}/clusters`), await ask("GET", path)];
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 200]);
});

test("somebody can come before a call by hand: the call finds the cluster it is about changed", async () => {
  const { ask, project, cluster } = local();
  const id = await project();
  await cluster(id, "c1", "M10");
  await faults("POST", { operation: "getCluster", nth: 2, byHand: { change: "protection", protected: true } });
  const path = `/groups/${id}/clusters/c1`;
  const seen = [await ask("GET", path), await ask("GET", path)];
  expect(seen.map(({ body }) => body.terminationProtectionEnabled)).toEqual([false, true]);
});

test("faults of the settings are there from the first call on, and again after a restart", async () => {
  const configured = await startTestAtlas({
    faults: [{ operation: "createCluster", code: "NO_PAYMENT_INFORMATION_FOUND" }],
  });
  try {
    const path = `/groups/${await configured.project()}/clusters`;
    const create = () => configured.ask("POST", path, clusterRequest("c1", "M10"));
    expect((await create()).status).toBe(402);
    await configured.restart();
    expect((await create()).status).toBe(402);
    expect((await create()).status).toBe(201);
  } finally {
    await configured.end();
  }
});

test("settings that name no operation of Atlas' are refused at the start", async () => {
  const start = startTestAtlas({ faults: [{ operation: "createKluster", code: "OUT_OF_CAPACITY" }] });
  await expect(start).rejects.toThrow("createKluster");
});

test.each([
  ["no error", { operation: "getGroup", status: 200 }, "INVALID_JSON_ATTRIBUTE"],
  ["no operation", { status: 500 }, "MISSING_ATTRIBUTE"],
  ["an operation that there is none of", { operation: "getGroop", status: 500 }, "INVALID_ENUM_VALUE"],
  ["a code of nobody's, without a status", { operation: "getGroup", code: "OH_NO" }, "MISSING_ATTRIBUTE"],
  ["nothing to do", { operation: "getGroup" }, "MISSING_ATTRIBUTE"],
])("an order that makes no sense is refused: %s", async (_, order, errorCode) => {
  expect((await faults("POST", order)).body).toMatchObject({ error: 400, errorCode });
  expect((await faults("GET")).body.results).toEqual([]);
});
