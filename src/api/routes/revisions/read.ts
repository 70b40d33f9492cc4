import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { compareRevisions, listRevisions, showRevision } from "../../../services/revisions/show.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { DifferenceView, differenceView, RevisionView, revisionView } from "../../views/revision.ts";
import { IdParam, NumberPage, needsKey } from "../shared.ts";

const RevisionNumber = z.coerce.number().int().positive();

const list = createRoute({
  method: "get",
  path: "/api/v1/hospitals/{id}/revisions",
  tags: ["Revisions"],
  summary: "List a hospital's desired revisions",
  description: "Newest first. To go back to one, ask for a change with `to_revision`.",
  security: needsKey("viewer"),
  request: { params: IdParam, query: NumberPage },
  responses: {
    200: {
      description: "A page of revisions",
      content: {
        "application/json": {
          schema: z.object({ revisions: z.array(RevisionView), next: z.int().nullable() }).meta({ id: "RevisionPage" }),
        },
      },
    },
    ...problemResponses("sign_in_required", "key_refused", "hospital_not_found", "validation_failed"),
  },
});

const show = createRoute({
  method: "get",
  path: "/api/v1/hospitals/{id}/revisions/{number}",
  tags: ["Revisions"],
  summary: "Show a revision",
  security: needsKey("viewer"),
  request: { params: IdParam.extend({ number: RevisionNumber }) },
  responses: {
    200: { description: "The revision", content: { "application/json": { schema: RevisionView } } },
    ...problemResponses(
      "sign_in_required",
      "key_refused",
      "hospital_not_found",
      "revision_not_found",
      "validation_failed",
    ),
  },
});

const compare = createRoute({
  method: "get",
  path: "/api/v1/hospitals/{id}/revisions/{number}/difference/{other}",
  tags: ["Revisions"],
  summary: "What differs between two revisions",
  security: needsKey("viewer"),
  request: { params: IdParam.extend({ number: RevisionNumber, other: RevisionNumber }) },
  responses: {
    200: {
      description: "From `number` to `other`",
      content: {
        "application/json": { schema: z.object({ difference: DifferenceView }).meta({ id: "RevisionDifference" }) },
      },
    },
    ...problemResponses(
      "sign_in_required",
      "key_refused",
      "hospital_not_found",
      "revision_not_found",
      "validation_failed",
    ),
  },
});

export function getRevisions(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app
    .openapi(list, async (c) => {
      const { id } = c.req.valid("param");
      const page = granted(await listRevisions(services, c.get("caller"), id, c.req.valid("query")));
      return c.json({ revisions: page.revisions.map(revisionView), next: page.next }, 200);
    })
    .openapi(show, async (c) => {
      const { id, number } = c.req.valid("param");
      return c.json(revisionView(granted(await showRevision(services, c.get("caller"), id, number))), 200);
    })
    .openapi(compare, async (c) => {
      const { id, number, other } = c.req.valid("param");
      const difference = granted(await compareRevisions(services, c.get("caller"), id, [number, other]));
      return c.json({ difference: differenceView(difference) }, 200);
    });
}
