import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { LedgerEntry } from "../../../domain/ledger.ts";
import { readLedger, verifyLedger } from "../../../services/ledger/read.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { VerdictView } from "../../views/verdict.ts";
import { IdParam, needsKey } from "../shared.ts";

/** Anything may stand in `data`; what, the action tells. */
const EntryView = LedgerEntry.extend({ data: z.record(z.string(), z.unknown()) }).meta({ id: "LedgerEntry" });

export const LedgerQuery = z.object({
  order: z.enum(["oldest", "newest"]).default("oldest"),
  after: z.coerce.number().int().min(0).default(0).meta({ description: "Oldest first: behind this entry." }),
  before: z.coerce.number().int().min(1).optional().meta({ description: "Newest first: ahead of this entry." }),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const LedgerPageView = z
  .object({ entries: z.array(EntryView), next: z.int().nullable() })
  .meta({ id: "LedgerPage" });

const page = createRoute({
  method: "get",
  path: "/api/v1/hospitals/{id}/ledger",
  tags: ["Ledger"],
  summary: "Read a hospital's ledger",
  description:
    "For keys, and for the browser that signed the hospital up. `next` is the `after` of the next page; with `order=newest` its `before`.",
  security: needsKey("viewer"),
  request: {
    params: IdParam,
    query: LedgerQuery,
  },
  responses: {
    200: { description: "A page of entries", content: { "application/json": { schema: LedgerPageView } } },
    ...problemResponses("sign_in_required", "key_refused", "hospital_not_found", "validation_failed"),
  },
});

const verify = createRoute({
  method: "post",
  path: "/api/v1/hospitals/{id}/ledger/verify",
  tags: ["Ledger"],
  summary: "Verify a hospital's ledger here and now",
  description: "The same program as the offline verifier. To trust nobody, export the ledger and verify it elsewhere.",
  security: needsKey("viewer"),
  request: { params: IdParam },
  responses: {
    200: {
      description: "Whether it is intact, else the first bad entry",
      content: { "application/json": { schema: VerdictView } },
    },
    ...problemResponses("sign_in_required", "key_refused", "hospital_not_found"),
  },
});

export function getLedger(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app
    .openapi(page, async (c) => {
      const { id } = c.req.valid("param");
      return c.json(granted(await readLedger(services, c.get("caller"), id, c.req.valid("query"))), 200);
    })
    .openapi(verify, async (c) => {
      const verdict = granted(await verifyLedger(services, c.get("caller"), c.req.valid("param").id));
      return c.json(VerdictView.parse(verdict), 200);
    });
}
