import { request } from "node:http";
import { expect, test } from "vitest";
import { digestAuthorization } from "./support/digest-client.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();
const media = "application/vnd.atlas.2025-03-12+json";
const root = "/api/atlas/v2";

type Raw = { status: number; headers: NodeJS.Dict<string | string[]>; text: string };

/** Sends a path exactly as it is written, which `fetch` would tidy up. */
function send(method: string, target: string, body: string, headers: Record<string, string>): Promise<Raw> {
  const { hostname, port } = new URL(local().atlas.baseUrl);
  return new Promise((resolve, reject) => {
    const options = { hostname, port, method, path: target, headers: { Accept: media, ...headers } };
    const sent = request(options, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    sent.on("error", reject).end(body);
  });
}

async function signed(method: string, target: string, body = ""): Promise<Raw> {
  const challenge = String((await send("GET", root, "", {})).headers["www-authenticate"]);
  const Authorization = digestAuthorization(challenge, method, { pathname: target, search: "" }, local().atlas);
  return send(method, target, body, { Authorization, ...(body === "" ? {} : { "Content-Type": media }) });
}

test("a method that a path does not have is 405, with those that it has", async () => {
  const answer = await signed("PUT", `${root}/groups`);
  expect([answer.status, answer.headers["x-error-code"]]).toEqual([405, "METHOD_NOT_ALLOWED"]);
  expect(answer.headers.allow).toBe("GET, HEAD, POST, OPTIONS");
  expect(JSON.parse(answer.text)).toMatchObject({ error: 405, parameters: ["PUT"], reason: "Method Not Allowed" });
});

test("OPTIONS tells the methods of a path", async () => {
  const answer = await signed("OPTIONS", `${root}/orgs/${local().atlas.orgId}`);
  expect([answer.status, answer.headers.allow]).toEqual([200, "GET, HEAD, PATCH, DELETE, OPTIONS"]);
});

test("HEAD answers as GET does, without the body", async () => {
  const answer = await signed("HEAD", `${root}/groups`);
  expect([answer.status, answer.text]).toEqual([200, ""]);
  expect(answer.headers["content-type"]).toBe("application/vnd.atlas.2023-01-01+json;charset=utf-8");
});

test("pretty=true breaks the lines, and a parameter that nobody knows does nothing", async () => {
  expect((await signed("GET", `${root}/orgs?pretty=true&colour=red`)).text).toMatch(/^\{\n {2}"/);
  expect((await signed("GET", `${root}/orgs`)).text).not.toContain("\n");
});

test("an answer without a body carries the version too", async () => {
  const id = await local().project();
  const answer = await signed("DELETE", `${root}/groups/${id}/managedSlowMs/disable`);
  expect(answer.headers["content-type"]).toBe("application/vnd.atlas.2023-01-01+json;charset=utf-8");
});

test.each([
  ["/groups/.."],
  ["/groups/%2e%2e/orgs/none"],
  ["/groups/..%2f..%2forgs"],
  ["/groups/%00"],
  ["/groups/%zz"],
  ["/groups/%ff%fe"],
  ["/groups//clusters"],
  [`/groups/${"a".repeat(6_000)}`],
  ["/groups/{id}/clusters/%2F..%2F"],
  ["/groups/{id}/clusters/%00"],
  ["/groups/{id}/databaseUsers/admin/%00"],
  ["/groups/{id}/databaseUsers/constructor/__proto__"],
  ["/groups/{id}/accessList/..%2f..%2f"],
  ["/groups/{id}/accessList/999.0.0.1"],
  ["/groups/{id}/limits/constructor"],
  ["/groups/{id}/containers?providerName=constructor"],
  ["/groups/{id}/clusters?pageNum=99999999999999999999"],
  ["/orgs/__proto__"],
  ["/orgs/{org}/apiKeys/%2e%2e"],
  ["/orgs/{org}/teams/byName/%00"],
])("GET %s is refused in Atlas' envelope", async (path) => {
  const id = await local().project();
  const target = root + path.replace("{id}", id).replace("{org}", local().atlas.orgId);
  const answer = await signed("GET", target);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  const body = JSON.parse(answer.text) as Record<string, unknown>;
  expect(body).toMatchObject({ error: answer.status, errorCode: answer.headers["x-error-code"] });
});

test.each([
  ["a hundred thousand brackets", "[".repeat(100_000) + "]".repeat(100_000), "MALFORMED_JSON"],
  ["an object in an object, a hundred deep", `${'{"a":'.repeat(100)}1${"}".repeat(100)}`, "MALFORMED_JSON"],
  ["__proto__", '{"__proto__":{"name":"x"}}', "INVALID_ATTRIBUTE"],
  ["__proto__ in a list", '[{"a":[{"__proto__":1}]}]', "INVALID_ATTRIBUTE"],
  ["constructor", '{"name":"n","orgId":"o","constructor":1}', "INVALID_ATTRIBUTE"],
  ["a lone number", "7", "INVALID_JSON"],
  ["null", "null", "INVALID_JSON"],
  ["half a key", '{"na', "MALFORMED_JSON"],
])("a body with %s is refused", async (_case, body, code) => {
  const answer = await signed("POST", `${root}/groups`, body);
  expect([answer.status, answer.headers["x-error-code"]]).toEqual([400, code]);
});

test("of a key that is there twice, the last one counts", async () => {
  const { atlas } = local();
  const answer = await signed("POST", `${root}/groups`, `{"name":"a/b","orgId":"${atlas.orgId}","name":"twice there"}`);
  expect(answer.status).toBe(201);
  expect(JSON.parse(answer.text)).toMatchObject({ name: "twice there" });
});

test("words that JavaScript knows are no providers, regions or roles", async () => {
  const { ask, atlas, project } = local();
  const id = await project();
  const regionConfigs = [{ providerName: "constructor", regionName: "has", electableSpecs: { instanceSize: "M10" } }];
  const cluster = { name: "c", clusterType: "REPLICASET", replicationSpecs: [{ regionConfigs }] };
  expect((await ask("POST", `/groups/${id}/clusters`, cluster)).status).toBe(400);
  const providerSettings = { backingProviderName: "toString", regionName: "name" };
  expect((await ask("POST", `/groups/${id}/flexClusters`, { name: "f", providerSettings })).status).toBe(400);
  expect((await ask("POST", `/orgs/${atlas.orgId}/apiKeys`, { desc: "d", roles: ["constructor"] })).status).toBe(400);
});

test("a fault in the tags is named in badRequestDetail", async () => {
  const { ask, atlas } = local();
  const tags = [{ key: "", value: "v" }];
  const refused = await ask("POST", "/groups", { name: "tagged", orgId: atlas.orgId, tags });
  expect(refused.body).toMatchObject({
    errorCode: "VALIDATION_ERROR",
    badRequestDetail: { fields: [{ field: "tags", description: expect.any(String) }] },
  });
});
