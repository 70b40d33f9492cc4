import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { isAtLeast, type Role, roles } from "../../src/domain/actors.ts";
import { guideHospital, signUp } from "../support/hospital.ts";
import { madeKey, withKey } from "../support/keys.ts";
import { useDatabaseServer } from "../support/master-database.ts";
import { startTestService, type TestService } from "../support/test-service.ts";

const server = useDatabaseServer();

const hospital = "hosp_00000000000000000000";
const run = "run_00000000000000000000";
const payment = { organization_id: hospital, amount: 199, currency: "USD", card_number: "4111111111111111" };

/** What a route needs, and a request that is good but for whom it comes from, about nothing that there is. */
type Row = { readonly needs: Role | "nothing"; readonly body?: () => unknown };

/** Every route of the service. A new one gets its line here, with the lowest role that it is for. */
const table: Readonly<Record<string, Row>> = {
  "post /api/v1/hospitals": { needs: "nothing", body: () => guideHospital },
  "get /api/v1/hospitals": { needs: "viewer" },
  "get /api/v1/fleet": { needs: "viewer" },
  "get /api/v1/hospitals/{id}": { needs: "viewer" },
  "post /api/v1/hospitals/{id}/credentials": { needs: "admin" },
  "get /api/v1/hospitals/{id}/credentials": { needs: "viewer" },
  "get /api/v1/hospitals/{id}/provision": { needs: "viewer" },
  "post /process-payment": { needs: "nothing", body: () => payment },
  "post /webhooks/stripe": { needs: "nothing" },
  "post /api/v1/hospitals/{id}/checkout": { needs: "operator", body: () => ({}) },
  "post /api/v1/hospitals/{id}/billing-portal": { needs: "operator" },
  "get /api/v1/hospitals/{id}/payments": { needs: "viewer" },
  "get /api/v1/deliveries": { needs: "viewer" },
  "get /api/v1/deliveries/{id}": { needs: "viewer" },
  "post /api/v1/deliveries/{id}/replay": { needs: "operator", body: () => ({ reason: "a test" }) },
  "get /api/v1/processes": { needs: "viewer" },
  "get /api/v1/reconciliation": { needs: "viewer" },
  "post /api/v1/reconciliation": { needs: "operator" },
  "get /api/v1/cases": { needs: "viewer" },
  "post /api/v1/cases/{id}/close": { needs: "operator", body: () => ({ reason: "a test" }) },
  "get /api/v1/hospitals/{id}/resources": { needs: "viewer" },
  "get /api/v1/hospitals/{id}/options": { needs: "viewer" },
  "post /api/v1/hospitals/{id}/outlook": { needs: "viewer", body: () => ({ kind: "rotate" }) },
  "post /api/v1/hospitals/{id}/runs": { needs: "operator", body: () => ({ kind: "rotate", reason: "a test" }) },
  "get /api/v1/hospitals/{id}/runs": { needs: "viewer" },
  "get /api/v1/runs/{id}": { needs: "viewer" },
  "get /api/v1/runs/{id}/events": { needs: "viewer" },
  "get /api/v1/runs": { needs: "viewer" },
  "get /api/v1/waiting": { needs: "viewer" },
  "get /api/v1/waiting/runs": { needs: "viewer" },
  "get /api/v1/runs/{id}/plans/{number}": { needs: "viewer" },
  "get /api/v1/runs/{id}/engine-events": { needs: "viewer" },
  "post /api/v1/runs/{id}/approve": { needs: "approver" },
  "post /api/v1/runs/{id}/reject": { needs: "approver", body: () => ({ reason: "a test" }) },
  "post /api/v1/runs/{id}/override": { needs: "approver", body: () => ({ reason: "a test" }) },
  "post /api/v1/runs/{id}/preview": { needs: "operator" },
  "post /api/v1/runs/{id}/discard": { needs: "operator" },
  "post /api/v1/runs/{id}/cancel": { needs: "operator" },
  "post /api/v1/runs/{id}/force-cancel": { needs: "admin" },
  "post /api/v1/runs/{id}/comments": { needs: "viewer", body: () => ({ text: "a test" }) },
  "post /api/v1/runs/{id}/retry": { needs: "operator" },
  "get /api/v1/hospitals/{id}/revisions": { needs: "viewer" },
  "get /api/v1/hospitals/{id}/revisions/{number}": { needs: "viewer" },
  "get /api/v1/hospitals/{id}/revisions/{number}/difference/{other}": { needs: "viewer" },
  "get /api/v1/hospitals/{id}/ledger": { needs: "viewer" },
  "get /api/v1/hospitals/{id}/ledger/export": { needs: "viewer" },
  "post /api/v1/hospitals/{id}/ledger/verify": { needs: "viewer" },
  "get /api/v1/ledger": { needs: "admin" },
  "get /api/v1/ledger/export": { needs: "admin" },
  "post /api/v1/ledger/verify": { needs: "admin" },
  "post /api/v1/keys": { needs: "admin", body: () => ({ name: randomUUID(), role: "viewer" }) },
  "get /api/v1/keys": { needs: "admin" },
  "delete /api/v1/keys/{id}": { needs: "admin" },
  "get /api/v1/me": { needs: "viewer" },
  "get /api/v1/plans": { needs: "nothing" },
  "get /metrics": { needs: "viewer" },
};

/** Not in the document, since it is for supervisors. */
const undocumented = ["get /metrics"];

const Document = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        security: z.array(z.record(z.string(), z.array(z.string()))).default([]),
        responses: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
});

/** A session is made of a key and has tests of its own. */
const ofSessions = "/api/v1/session";

async function documentedRoutes(service: TestService) {
  const { paths } = Document.parse(await (await service.ask("GET", "/openapi.json")).json());
  const others = Object.entries(paths).filter(([path]) => path !== ofSessions);
  return others.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ route: `${method} ${path}`, ...operation })),
  );
}

/** "allowed" is whatever comes after the question who asks, such as 404: nothing here is about something that exists. */
async function answerTo(service: TestService, route: string, key?: string): Promise<string> {
  const [method = "", pattern = ""] = route.split(" ");
  const path = pattern
    .replace("{id}", pattern.includes("/runs/{") ? run : hospital)
    .replace(/\{(number|other)\}/g, "1");
  const options = key === undefined ? { as: "public" as const } : withKey(key);
  const response = await service.ask(method.toUpperCase(), path, table[route]?.body?.(), options);
  if (response.status === 401 || response.status === 403) {
    return z.object({ code: z.string() }).parse(await response.json()).code;
  }
  await response.body?.cancel();
  return response.status === 422 || response.status >= 500 ? `a bad request: ${response.status}` : "allowed";
}

describe("every route of the service", () => {
  test("stands in the table of this test with the role that its documentation tells", async () => {
    const service = await startTestService(server);
    const documented = (await documentedRoutes(service)).map(({ route, security }) => [
      route,
      security.flatMap((scheme) => Object.values(scheme).flat())[0] ?? "nothing",
    ]);
    const expected = Object.entries(table).filter(([route]) => !undocumented.includes(route));
    expect(Object.fromEntries(documented)).toEqual(
      Object.fromEntries(expected.map(([route, { needs }]) => [route, needs])),
    );
  });

  test("documents the refusals of who may not", async () => {
    const service = await startTestService(server);
    for (const { route, responses } of await documentedRoutes(service)) {
      const needs = table[route]?.needs ?? "nothing";
      expect({ route, documents401: "401" in responses, documents403: "403" in responses }).toEqual({
        route,
        documents401: needs !== "nothing",
        documents403: needs !== "nothing" && needs !== "viewer",
      });
    }
  });

  test("lets in exactly the roles that are enough, and tells all others why not", async () => {
    const service = await startTestService(server);
    const keys = new Map<Role, string>();
    for (const role of roles) keys.set(role, (await madeKey(service, role)).key);
    for (const [route, { needs }] of Object.entries(table)) {
      const found: Record<string, string> = {
        nobody: await answerTo(service, route),
        "an unknown key": await answerTo(service, route, "ops_wrong"),
      };
      for (const [role, key] of keys) found[role] = await answerTo(service, route, key);
      const expected = {
        nobody: needs === "nothing" ? "allowed" : "sign_in_required",
        "an unknown key": needs === "nothing" ? "allowed" : "key_refused",
        ...Object.fromEntries(
          roles.map((role) => [role, needs === "nothing" || isAtLeast(role, needs) ? "allowed" : "role_missing"]),
        ),
      };
      expect({ route, ...found }).toEqual({ route, ...expected });
    }
  });

  test("that is for keys alone lets no sign-up's browser in, not even at its own hospital", async () => {
    const service = await startTestService(server);
    const { id, cookie } = await signUp(service);
    const options = { as: "public" as const, headers: { cookie } };
    for (const [method, path, body] of [
      ["GET", "/api/v1/hospitals"],
      ["GET", `/api/v1/hospitals/${id}/runs`],
      ["POST", `/api/v1/hospitals/${id}/runs`, { kind: "rotate", reason: "a test" }],
      ["POST", `/api/v1/runs/${run}/approve`],
      ["GET", "/api/v1/keys"],
      ["GET", "/api/v1/me"],
      ["GET", "/metrics"],
    ] as const) {
      expect([path, (await service.ask(method, path, body, options)).status]).toEqual([path, 401]);
    }
  });
});
