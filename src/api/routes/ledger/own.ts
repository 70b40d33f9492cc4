import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { exportLedger, readLedger, verifyLedger } from "../../../services/ledger/read.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { VerdictView } from "../../views/verdict.ts";
import { needsKey } from "../shared.ts";
import { answerExport, ExportQuery, exportAnswer } from "./export.ts";
import { LedgerPageView, LedgerQuery } from "./read.ts";

const refusals = ["sign_in_required", "key_refused", "role_missing"] as const;
const shared = { tags: ["Ledger"], security: needsKey("admin") };

const page = createRoute({
  ...shared,
  method: "get",
  path: "/api/v1/ledger",
  summary: "Read the service's own ledger",
  description: "Who made and revoked keys, and who was denied what is no hospital's.",
  request: { query: LedgerQuery },
  responses: {
    200: { description: "A page of entries", content: { "application/json": { schema: LedgerPageView } } },
    ...problemResponses(...refusals, "validation_failed"),
  },
});

const exported = createRoute({
  ...shared,
  method: "get",
  path: "/api/v1/ledger/export",
  summary: "Export the service's own ledger",
  request: { query: ExportQuery },
  responses: { 200: exportAnswer, ...problemResponses(...refusals, "validation_failed") },
});

const verify = createRoute({
  ...shared,
  method: "post",
  path: "/api/v1/ledger/verify",
  summary: "Verify the service's own ledger here and now",
  responses: {
    200: { description: "Whether it is intact", content: { "application/json": { schema: VerdictView } } },
    ...problemResponses(...refusals),
  },
});

/** What belongs to no hospital has a ledger too. */
export function getOwnLedger(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app
    .openapi(page, async (c) =>
      c.json(granted(await readLedger(services, c.get("caller"), null, c.req.valid("query"))), 200),
    )
    .openapi(exported, async (c) => {
      const { format } = c.req.valid("query");
      return answerExport(c, granted(await exportLedger(services, c.get("caller"), null, format)), "service", format);
    })
    .openapi(verify, async (c) =>
      c.json(VerdictView.parse(granted(await verifyLedger(services, c.get("caller"), null))), 200),
    );
}
