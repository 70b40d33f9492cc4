import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { CaseClosing, closeCase, listCases } from "../../../services/billing/cases.ts";
import { hospitalNames } from "../../../services/hospitals/names.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { CaseView, caseView } from "../../views/case.ts";
import { CursorText, cursorText } from "../cursor.ts";
import { LongIdParam, needsKey } from "../shared.ts";

const listRoute = createRoute({
  method: "get",
  path: "/api/v1/cases",
  tags: ["Payments"],
  summary: "List what a person has to decide",
  description:
    "The newest first, open and closed ones unless `open` says which. `next` of a page is the `cursor` of the one after it; null on the last.",
  security: needsKey("viewer"),
  request: {
    query: z.object({
      open: z
        .enum(["true", "false"])
        .transform((text) => text === "true")
        .optional()
        .meta({ type: "boolean" }),
      hospital: z.string().max(64).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: CursorText.optional().meta({ type: "string" }),
    }),
  },
  responses: {
    200: {
      description: "A page of cases",
      content: {
        "application/json": {
          schema: z.object({ cases: z.array(CaseView), next: z.string().nullable() }).meta({ id: "Cases" }),
        },
      },
    },
    ...problemResponses("sign_in_required", "key_refused", "validation_failed"),
  },
});

const closeRoute = createRoute({
  method: "post",
  path: "/api/v1/cases/{id}/close",
  tags: ["Payments"],
  summary: "Say that a case is settled, and how",
  security: needsKey("operator"),
  request: {
    params: LongIdParam,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: CaseClosing.meta({ id: "CaseClosing", example: { reason: "The hospital goes on, agreed by phone" } }),
        },
      },
    },
  },
  responses: {
    200: { description: "Closed", content: { "application/json": { schema: CaseView } } },
    ...problemResponses(
      "body_not_json",
      "validation_failed",
      "sign_in_required",
      "key_refused",
      "role_missing",
      "case_not_found",
      "case_closed",
    ),
  },
});

export function getCases(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app
    .openapi(listRoute, async (c) => {
      const { open, hospital, limit, cursor } = c.req.valid("query");
      const filter = {
        ...(open !== undefined && { isOpen: open }),
        ...(hospital !== undefined && { hospitalId: hospital }),
      };
      const after = cursor && { openedAt: cursor.at, id: cursor.id };
      const { cases, next } = granted(
        await listCases(services, c.get("caller"), filter, { limit, ...(after && { after }) }),
      );
      const names = await hospitalNames(
        services,
        cases.map(({ hospitalId }) => hospitalId),
      );
      const place = next && cursorText({ at: next.openedAt, id: next.id });
      return c.json({ cases: cases.map((one) => caseView(one, names)), next: place }, 200);
    })
    .openapi(closeRoute, async (c) => {
      const { id } = c.req.valid("param");
      const closed = granted(await closeCase(services, c.get("caller"), id, c.req.valid("json")));
      return c.json(caseView(closed, await hospitalNames(services, [closed.hospitalId])), 200);
    });
}
