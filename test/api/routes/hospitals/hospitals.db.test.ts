import { describe, expect, test } from "vitest";
import { z } from "zod";
import { guideHospital, ProblemAnswer, signUp } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();
const Page = z.object({ hospitals: z.array(z.object({ slug: z.string() })), next: z.string().nullable() });

describe("a sign-up", () => {
  test("answers 201 with the id, the slug and a cookie that scripts can't read", async () => {
    const service = await startTestService(server);
    const response = await service.ask("POST", "/api/v1/hospitals", guideHospital, { as: "public" });
    expect(response.status).toBe(201);
    const body = await response.json();
    expect(body).toMatchObject({
      organization_id: expect.stringMatching(/^hosp_[0-9a-z]{20}$/),
      slug: "test-hospital",
      status: "pending_payment",
      plan: "professional",
    });
    expect(response.headers.get("location")).toMatch(/^\/api\/v1\/hospitals\/hosp_/);
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
  });

  test("under a name that is taken gets a slug of its own, twenty times over and at once", async () => {
    const service = await startTestService(server);
    const slugs = await Promise.all(Array.from({ length: 20 }, async () => (await signUp(service)).slug));
    expect(new Set(slugs).size).toBe(20);
    for (const slug of slugs) expect(slug).toMatch(/^test-hospital(-[0-9a-z]{4})?$/);
  });

  test("under names that differ only after 23 characters gets slugs that differ before", async () => {
    const service = await startTestService(server);
    const name = "General Hospital of the Northern Province";
    const slugs = [
      (await signUp(service, { name: `${name} A` })).slug,
      (await signUp(service, { name: `${name} B` })).slug,
    ];
    expect(new Set(slugs.map((slug) => slug.slice(0, 23))).size).toBe(2);
  });

  test.each(["Clínica São José – Norte", "病院", "x".repeat(200)])("takes the name %j", async (name) => {
    const service = await startTestService(server);
    expect((await signUp(service, { name })).slug).toMatch(/^[a-z0-9-]{1,23}$/);
  });

  test.each([
    ["an empty name", { name: " " }, "name"],
    ["a name of 201 characters", { name: "x".repeat(201) }, "name"],
    ["a control character", { name: "a\u0000b" }, "name"],
    ["a bad e-mail address", { email: "nobody" }, "email"],
    ["a bad telephone number", { phone: "call me" }, "phone"],
    ["an unknown plan", { plan: "gold" }, "plan"],
    ["a number for a name", { name: 7 }, "name"],
    ["a field that is not known", { role: "admin" }, "role"],
  ])("with %s is refused, names the field and writes nothing", async (_, changes, field) => {
    const service = await startTestService(server);
    const response = await service.ask("POST", "/api/v1/hospitals", { ...guideHospital, ...changes }, { as: "public" });
    expect(response.status).toBe(422);
    expect(ProblemAnswer.parse(await response.json())).toMatchObject({
      code: "validation_failed",
      fields: [{ field, message: expect.any(String) }],
    });
    expect(Page.parse(await (await service.ask("GET", "/api/v1/hospitals")).json()).hospitals).toEqual([]);
  });

  test.each([
    ["broken JSON", "{", 400, "body_not_json"],
    ["two megabytes", JSON.stringify({ name: "x".repeat(2_000_000) }), 413, "body_too_large"],
    ["an array", "[]", 422, "validation_failed"],
  ])("of %s is refused", async (_, body, status, code) => {
    const service = await startTestService(server);
    const response = await service.ask("POST", "/api/v1/hospitals", body, { as: "public" });
    expect(ProblemAnswer.parse(await response.json())).toMatchObject({ status, code });
  });
});

describe("hospitals", () => {
  test("are shown to ops and to the browser that signed up, and do not exist for another browser", async () => {
    const service = await startTestService(server);
    const [mine, other] = [await signUp(service), await signUp(service)];
    const look = (cookie?: string) =>
      service.ask("GET", `/api/v1/hospitals/${mine.id}`, undefined, {
        as: "public",
        headers: cookie ? { cookie } : {},
      });
    expect((await service.ask("GET", `/api/v1/hospitals/${mine.id}`)).status).toBe(200);
    expect((await look(mine.cookie)).status).toBe(200);
    expect((await look(other.cookie)).status).toBe(404);
    expect((await look()).status).toBe(401);
  });

  test("are listed page by page, newest first, each once", async () => {
    const service = await startTestService(server);
    const made: string[] = [];
    for (const name of ["a", "b", "c", "d", "e"]) made.unshift((await signUp(service, { name })).slug);
    const seen: string[] = [];
    let next: string | null = "";
    while (next !== null) {
      const query: string = next ? `&cursor=${next}` : "";
      const page = Page.parse(await (await service.ask("GET", `/api/v1/hospitals?limit=2${query}`)).json());
      seen.push(...page.hospitals.map(({ slug }) => slug));
      next = page.next;
    }
    expect(seen).toEqual(made);
  });

  test("are listed for nobody without the key, and not by a made-up cursor", async () => {
    const service = await startTestService(server);
    const refused = await service.ask("GET", "/api/v1/hospitals", undefined, { as: "public" });
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toContain("Bearer");
    expect((await service.ask("GET", "/api/v1/hospitals?cursor=x")).status).toBe(422);
  });
});
