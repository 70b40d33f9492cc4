import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { exportLedger } from "../../../services/ledger/read.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { IdParam, needsKey } from "../shared.ts";

const formats = { jsonl: "application/x-ndjson", csv: "text/csv; charset=utf-8" } as const;

/** The verifier's two files, as they stand in the repository. */
const programs = ["verify-ledger.ts", "verify-export.ts"] as const;

export type ExportFormat = keyof typeof formats;

export const ExportQuery = z.object({ format: z.enum(["jsonl", "csv"]).default("jsonl") });

export const exportAnswer = {
  description: "The whole ledger",
  content: { "application/x-ndjson": { schema: z.string() }, "text/csv": { schema: z.string() } },
};

/** Sends an export as a file. As bytes: a body of texts can't be read by every server and client. */
export function answerExport(c: Context, lines: AsyncIterable<string>, name: string, format: ExportFormat): Response {
  const bytes = Readable.from(lines, { objectMode: false });
  return c.body(Readable.toWeb(bytes) as ReadableStream, 200, {
    "content-type": formats[format],
    "content-disposition": `attachment; filename="ledger-${name}.${format}"`,
  });
}

const route = createRoute({
  method: "get",
  path: "/api/v1/hospitals/{id}/ledger/export",
  tags: ["Ledger"],
  summary: "Export a hospital's ledger",
  description: "`jsonl` can be verified with the public key and nothing of this service; `csv` is for reading.",
  security: needsKey("viewer"),
  request: { params: IdParam, query: ExportQuery },
  responses: {
    200: exportAnswer,
    ...problemResponses("sign_in_required", "key_refused", "hospital_not_found", "validation_failed"),
  },
});

export function getLedgerExport(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps): void {
  app.openapi(route, async (c) => {
    const { id } = c.req.valid("param");
    const { format } = c.req.valid("query");
    return answerExport(c, granted(await exportLedger(services, c.get("caller"), id, format)), id, format);
  });
  app.get("/ledger/public-key.pem", (c) =>
    c.body(services.ledgerKeyPem, 200, { "content-type": "application/x-pem-file" }),
  );
  for (const program of programs) {
    const file = new URL(`../../../audit/${program}`, import.meta.url);
    app.get(`/ledger/${program}`, async (c) =>
      c.body(await readFile(file, "utf8"), 200, { "content-type": "text/plain; charset=utf-8" }),
    );
  }
}
