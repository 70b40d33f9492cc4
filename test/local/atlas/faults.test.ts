import { expect, test } from "vitest";
import { askWithDigest } from "./support/digest-client.ts";
import { clusterRequest } from "./support/local-atlas.ts";
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

test("an order that makes no sense is refused", async () => {
  expect((await faults("POST", { operation: "getGroup", status: 200 })).status).toBe(400);
  expect((await faults("POST", { status: 500 })).body.errorCode).toBe("MISSING_ATTRIBUTE");
});
