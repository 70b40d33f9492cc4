import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ProblemAnswer } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();
const asPublic = { as: "public" as const };

describe("the service", () => {
  test("says that it is alive and ready, without a key", async () => {
    const service = await startTestService(server);
    for (const path of ["/healthz", "/readyz"]) {
      expect((await service.ask("GET", path, undefined, asPublic)).status, path).toBe(200);
    }
  });

  test("shows its numbers to ops alone", async () => {
    const service = await startTestService(server);
    expect((await service.ask("GET", "/metrics", undefined, asPublic)).status).toBe(401);
    await service.ask("GET", "/healthz");
    expect(await (await service.ask("GET", "/metrics")).text()).toContain(
      'http_request_duration_seconds_count{route="/healthz"',
    );
  });

  test("documents every one of its addresses, with the refusals of each", async () => {
    const service = await startTestService(server);
    const document = z
      .object({
        paths: z.record(z.string(), z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) }))),
      })
      .parse(await (await service.ask("GET", "/openapi.json", undefined, asPublic)).json());
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        "/process-payment",
        "/api/v1/hospitals",
        "/api/v1/hospitals/{id}",
        "/api/v1/hospitals/{id}/runs",
        "/api/v1/hospitals/{id}/credentials",
        "/api/v1/runs/{id}",
        "/api/v1/runs/{id}/events",
        "/api/v1/runs/{id}/approve",
        "/api/v1/runs/{id}/discard",
        "/api/v1/runs/{id}/cancel",
        "/api/v1/plans",
      ]),
    );
    expect(Object.keys(document.paths["/process-payment"]?.post?.responses ?? {})).toEqual(
      expect.arrayContaining(["200", "202", "402", "404", "422"]),
    );
  });

  test("serves the document's page from itself alone", async () => {
    const service = await startTestService(server);
    const page = await (await service.ask("GET", "/docs", undefined, asPublic)).text();
    expect(page).not.toMatch(/https?:\/\//);
    for (const [, path] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await service.ask("GET", path ?? "", undefined, asPublic)).status, path).toBe(200);
    }
  });

  test("answers an unknown address and an unknown key in its own words", async () => {
    const service = await startTestService(server);
    const lost = ProblemAnswer.parse(await (await service.ask("GET", "/api/v2/nothing")).json());
    expect(lost).toMatchObject({ status: 404, code: "path_not_found", next_step: expect.stringContaining("/docs") });
    const wrong = await service.ask("GET", "/api/v1/hospitals", undefined, {
      ...asPublic,
      headers: { authorization: "Bearer ops_wrong" },
    });
    expect(wrong.status).toBe(401);
  });

  test("prices its plans and tiers, with the day of the prices and what replaces retired ones", async () => {
    const service = await startTestService(server);
    const catalogue = await (await service.ask("GET", "/api/v1/plans", undefined, asPublic)).json();
    expect(catalogue).toMatchObject({
      prices_as_of: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      tiers: expect.arrayContaining([
        expect.objectContaining({ name: "M2", retired: true, replaced_by: "FLEX", guide_cents_a_month: 900 }),
        expect.objectContaining({ name: "M10", today_cents_a_month: 5_840, guide_cents_a_month: 11_000 }),
      ]),
    });
  });

  test("tells of every refusal what its code means, where the refusal's type points to", async () => {
    const service = await startTestService(server);
    const refused = z
      .object({ type: z.string(), status: z.int() })
      .parse(await (await service.ask("GET", "/api/v1/keys", undefined, asPublic)).json());
    const [path = "", code = ""] = refused.type.split("#");
    const problems = z
      .record(z.string(), z.object({ status: z.int(), meaning: z.string().min(1) }))
      .parse(await (await service.ask("GET", path, undefined, asPublic)).json());
    expect(problems[code]?.status).toBe(refused.status);
  });
});
