import { expect, test } from "vitest";
import { digestAuthorization } from "./support/digest-client.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();

test("an answer carries the version of its operation, rate-limit headers, and a link to itself", async () => {
  const { ask, project } = local();
  const answer = await ask("GET", `/groups/${await project()}/clusters`, undefined, { version: "2024-08-05" });
  expect(answer.headers.get("content-type")).toBe("application/vnd.atlas.2024-08-05+json;charset=utf-8");
  expect(answer.headers.get("ratelimit-limit")).toBe("10000");
  expect(Number(answer.headers.get("ratelimit-remaining"))).toBeLessThan(10_000);
  expect(answer.body.links).toEqual([{ href: expect.stringContaining("pageNum=1"), rel: "self" }]);
});

test("errors are plain JSON with the code in a header, whatever version was asked for", async () => {
  const answer = await local().ask("GET", "/groups/aaaaaaaaaaaaaaaaaaaaaaaa");
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(answer.headers.get("x-error-code")).toBe("GROUP_NOT_FOUND");
});

test("an unknown path is RESOURCE_NOT_FOUND", async () => {
  const answer = await local().ask("GET", "/elsewhere");
  expect(answer.body).toMatchObject({
    error: 404,
    errorCode: "RESOURCE_NOT_FOUND",
    parameters: ["/api/atlas/v2/elsewhere"],
  });
});

test.each([
  ["broken JSON", '{"name":', "application/json", 400, "MALFORMED_JSON"],
  ["no body", "", "application/json", 400, "INVALID_JSON"],
  ["a list where an object belongs", "[]", "application/json", 400, "INVALID_JSON"],
  ["a form", "name=x", "application/x-www-form-urlencoded", 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["two megabytes", `{"name":"${"x".repeat(2_000_000)}"}`, "application/json", 413, "REQUEST_TOO_LARGE"],
])("a body of %s is refused", async (_case, body, type, status, code) => {
  const url = new URL(`${local().atlas.baseUrl}/api/atlas/v2/groups`);
  const headers = { Accept: "application/vnd.atlas.2023-01-01+json", "Content-Type": type };
  const challenge = (await fetch(url)).headers.get("www-authenticate") ?? "";
  const Authorization = digestAuthorization(challenge, "POST", url, local().atlas);
  const answer = await fetch(url, { method: "POST", headers: { ...headers, Authorization }, body });
  expect([answer.status, answer.headers.get("x-error-code")]).toEqual([status, code]);
});

test.each(["pageNum=0", "pageNum=x", "itemsPerPage=501", "itemsPerPage=1.5"])(
  "the page %s is refused",
  async (query) => {
    const answer = await local().ask("GET", `/groups?${query}`);
    expect([answer.status, answer.body.errorCode]).toEqual([400, "INVALID_QUERY_PARAMETER"]);
  },
);

test("pages link to their neighbours, and the count can be left out", async () => {
  const { ask, project } = local();
  for (let made = 0; made < 3; made++) await project();
  const page = await ask("GET", "/groups?itemsPerPage=1&pageNum=2&includeCount=false");
  expect(page.body.results).toHaveLength(1);
  expect(page.body).not.toHaveProperty("totalCount");
  expect(page.body.links).toMatchObject([{ rel: "self" }, { rel: "previous" }, { rel: "next" }]);
});

test("envelope=true puts the status into the body for clients that see no status codes", async () => {
  const answer = await local().ask("GET", "/groups/aaaaaaaaaaaaaaaaaaaaaaaa?envelope=true");
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ status: 404, content: { errorCode: "GROUP_NOT_FOUND" } });
});
