import { expect, test } from "vitest";
import { digestAuthorization } from "../local/atlas/support/digest-client.ts";
import { lasts } from "./support/patience.ts";
import { useTarget } from "./support/use-target.ts";

const target = useTarget();
const missing = "aaaaaaaaaaaaaaaaaaaaaaaa";

test("an answer carries the version of its operation and rate-limit headers", lasts.requests, async () => {
  const { ask, project } = target();
  const answer = await ask("GET", `/groups/${await project()}/clusters`, undefined, { version: "2024-08-05" });
  expect(answer.headers.get("content-type")).toBe("application/vnd.atlas.2024-08-05+json;charset=utf-8");
  expect(Number(answer.headers.get("ratelimit-limit"))).toBeGreaterThan(0);
  expect(Number(answer.headers.get("ratelimit-remaining"))).toBeGreaterThan(0);
});

test.each(["application/vnd.atlas.2024-13-45+json", "application/vnd.atlas.1999-01-01+json"])(
  "Accept: %s names no version",
  lasts.requests,
  async (accept) => {
    const { ask, orgId } = target();
    const answer = await ask("GET", `/orgs/${orgId}`, undefined, { headers: { Accept: accept } });
    expect([answer.status, answer.body.errorCode]).toEqual([406, "INVALID_VERSION_DATE"]);
  },
);

test("errors are plain JSON with the code in a header, whatever version was asked for", lasts.requests, async () => {
  const { ask } = target();
  const answer = await ask("GET", `/groups/${missing}`);
  expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  expect(answer.headers.get("x-error-code")).toBe("GROUP_NOT_FOUND");
  expect(answer.body).toEqual({
    detail: `No group with ID ${missing} exists.`,
    error: 404,
    errorCode: "GROUP_NOT_FOUND",
    parameters: [missing],
    reason: "Not Found",
  });
});

test.each([
  ["broken JSON", '{"name":', "application/json", 400, "MALFORMED_JSON"],
  ["a form", "name=x", "application/x-www-form-urlencoded", 415, "UNSUPPORTED_MEDIA_TYPE"],
])("a body of %s is refused", lasts.requests, async (_case, body, type, status, code) => {
  const url = new URL(`${target().baseUrl}/api/atlas/v2/groups`);
  const headers = { Accept: "application/vnd.atlas.2023-01-01+json", "Content-Type": type };
  const challenge = (await fetch(url)).headers.get("www-authenticate") ?? "";
  const Authorization = digestAuthorization(challenge, "POST", url, target());
  const answer = await fetch(url, { method: "POST", headers: { ...headers, Authorization }, body });
  expect([answer.status, answer.headers.get("x-error-code")]).toEqual([status, code]);
});

test("pages link to their neighbours, and the count can be left out", lasts.requests, async () => {
  const { ask, project } = target();
  await Promise.all([project(), project(), project()]);
  const page = await ask("GET", "/groups?itemsPerPage=1&pageNum=2&includeCount=false");
  expect(page.body.results).toHaveLength(1);
  expect(page.body).not.toHaveProperty("totalCount");
  const links = page.body.links as { rel: string }[];
  expect(links.map(({ rel }) => rel).sort()).toEqual(["next", "previous", "self"]);
});

test("envelope=true puts the status into the body for clients that see no status codes", lasts.requests, async () => {
  const answer = await target().ask("GET", `/groups/${missing}?envelope=true`);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ status: 404, content: { errorCode: "GROUP_NOT_FOUND" } });
});
