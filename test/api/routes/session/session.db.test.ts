import { describe, expect, test } from "vitest";
import { SessionView } from "../../../../src/api/views/session.ts";
import type { Clock } from "../../../../src/foundation/clock.ts";
import { ProblemAnswer, signUp } from "../../../support/hospital.ts";
import { madeKey } from "../../../support/keys.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { opsKey, startTestService, type TestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();
const hourMs = 3_600_000;
const fromOurPage = { "sec-fetch-site": "same-origin" };

/** Signs in, and answers how the browser asks from then on. */
async function signIn(service: TestService, key: string) {
  const response = await service.ask("POST", "/api/v1/session", { key }, { as: "public" });
  const [cookie = ""] = response.headers.getSetCookie();
  const held = cookie.split(";")[0] ?? "";
  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = fromOurPage) =>
    service.ask(method, path, body, { as: "public", headers: { cookie: held, ...headers } });
  return { response, cookie, held, ask };
}

function someClock(): Clock & { pass: (ms: number) => void } {
  let nowMs = Date.parse("2026-05-01T00:00:00Z");
  return {
    now: () => new Date(nowMs),
    pass: (ms) => {
      nowMs += ms;
    },
  };
}

describe("a key that is exchanged for a session", () => {
  test("makes the browser its holder, by a cookie that no script reads and no other site sends", async () => {
    const service = await startTestService(server);
    const { id, key } = await madeKey(service, "operator", "Otto Lang");
    const { response, cookie, ask } = await signIn(service, key);
    expect(response.status).toBe(200);
    expect(SessionView.parse(await response.json())).toMatchObject({
      actor: { id, name: "Otto Lang" },
      role: "operator",
    });
    expect(cookie).toMatch(/^ops-session=\w{40}; Max-Age=86400; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await (await ask("GET", "/api/v1/me")).json()).toMatchObject({ actor: { id }, role: "operator" });
    expect(await (await ask("GET", "/api/v1/session")).json()).toMatchObject({ actor: { id } });
    expect((await ask("GET", "/api/v1/keys")).status).toBe(403);
  });

  test("is no key of ours: refused, no cookie, and after ten of them the address has to wait", async () => {
    const clock = someClock();
    const service = await startTestService(server, { clock });
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const { response, cookie } = await signIn(service, "ops_wrong");
      expect(ProblemAnswer.parse(await response.json())).toMatchObject({ status: 401, code: "key_refused" });
      expect(cookie).toBe("");
    }
    const { response } = await signIn(service, opsKey);
    expect(ProblemAnswer.parse(await response.json())).toMatchObject({ status: 429, code: "too_many_attempts" });
    expect(Number(response.headers.get("retry-after"))).toBe(900);
    clock.pass(900_000);
    expect((await signIn(service, opsKey)).response.status).toBe(200);
  });

  test("leaves neither key nor what the browser holds anywhere", async () => {
    const service = await startTestService(server);
    const { key } = await madeKey(service, "viewer");
    const { held } = await signIn(service, key);
    await signIn(service, `${key}x`);
    const everywhere = `${await service.everyDocument()}${service.logged()}`;
    expect(everywhere).not.toContain(key.split("_")[2]);
    expect(everywhere).not.toContain(held.split("=")[1]);
  });
});

describe("a session", () => {
  test("ends at once when somebody signs out", async () => {
    const service = await startTestService(server);
    const { ask } = await signIn(service, opsKey);
    const out = await ask("DELETE", "/api/v1/session");
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toMatch(/^ops-session=; Max-Age=0/);
    expect(ProblemAnswer.parse(await (await ask("GET", "/api/v1/me")).json()).code).toBe("sign_in_required");
    expect((await ask("DELETE", "/api/v1/session")).status).toBe(204);
  });

  test("ends with its key", async () => {
    const service = await startTestService(server);
    const { id, key } = await madeKey(service, "viewer");
    const { ask } = await signIn(service, key);
    await service.ask("DELETE", `/api/v1/keys/${id}`);
    expect((await ask("GET", "/api/v1/hospitals")).status).toBe(401);
  });

  test("ends eight hours after its last use, and after a day however much it is used", async () => {
    const clock = someClock();
    const service = await startTestService(server, { clock });
    const used = await signIn(service, opsKey);
    const left = await signIn(service, opsKey);
    for (let hours = 7; hours < 24; hours += 7) {
      clock.pass(7 * hourMs);
      expect((await used.ask("GET", "/api/v1/me")).status).toBe(200);
    }
    expect((await left.ask("GET", "/api/v1/me")).status).toBe(401);
    clock.pass(3 * hourMs);
    expect((await used.ask("GET", "/api/v1/me")).status).toBe(401);
  });

  test("changes nothing for a page of another site, nor for who does not say where it asks from, and that is written down", async () => {
    const service = await startTestService(server);
    const { ask } = await signIn(service, opsKey);
    const name = { name: "x", role: "viewer" };
    const elsewhere: Record<string, string>[] = [
      { "sec-fetch-site": "cross-site" },
      { origin: "https://evil.example" },
      {},
    ];
    for (const headers of elsewhere) {
      const answer = ProblemAnswer.parse(await (await ask("POST", "/api/v1/keys", name, headers)).json());
      expect(answer).toMatchObject({ status: 403, code: "foreign_origin" });
    }
    expect((await ask("GET", "/api/v1/keys", undefined, {})).status).toBe(200);
    const ours = { origin: "http://operator.example", host: "operator.example" };
    expect((await ask("POST", "/api/v1/keys", name, ours)).status).toBe(201);
    expect((await service.denials())[0]).toMatchObject({ data: { code: "foreign_origin" } });
  });

  test("is passed over where a key is sent, even one that is not taken", async () => {
    const service = await startTestService(server);
    const { ask } = await signIn(service, opsKey);
    const answer = await ask("GET", "/api/v1/me", undefined, { authorization: "Bearer ops_wrong" });
    expect(ProblemAnswer.parse(await answer.json()).code).toBe("key_refused");
  });
});

test("what a sign-up's browser holds is of no use to a page of another site", async () => {
  const service = await startTestService(server);
  const { id, cookie } = await signUp(service);
  const headers = { cookie, "sec-fetch-site": "cross-site" };
  const answer = await service.ask("POST", `/api/v1/hospitals/${id}/credentials`, undefined, { as: "public", headers });
  expect(ProblemAnswer.parse(await answer.json()).code).toBe("foreign_origin");
});
