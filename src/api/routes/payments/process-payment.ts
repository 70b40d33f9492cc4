import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { applicationString } from "../../../domain/connection-string.ts";
import { isServed } from "../../../domain/hospital-life.ts";
import { namesOf } from "../../../domain/names.ts";
import { type PaymentAnswer, PaymentRequest, pay } from "../../../services/payments/pay.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { preferredWait } from "../../prefer.ts";
import { granted, problemResponses } from "../../problem.ts";
import { PreferHeader } from "../shared.ts";

const patienceMs = 30_000;

const PaymentView = z
  .object({
    status: z.enum(["payment_completed", "provisioning"]),
    organization_id: z.string(),
    database_created: z.boolean(),
    cluster_name: z.string(),
    database_name: z.string(),
    connection_string: z
      .string()
      .nullable()
      .meta({ description: "With user and password the one time that credentials are shown, else without." }),
    credentials: z.object({ username: z.string(), password: z.string() }).nullable(),
    message: z.string(),
    run: z.string().nullable(),
  })
  .meta({ id: "PaymentAnswer" });

const json = { "application/json": { schema: PaymentView } };

const route = createRoute({
  method: "post",
  path: "/process-payment",
  tags: ["Payments"],
  summary: "Pay with a test card and get the database",
  description:
    "Waits up to 30 s for the database, or as `Prefer` says. Paying again charges nothing and starts nothing twice. The card number is checked and forgotten.",
  request: {
    headers: PreferHeader,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: PaymentRequest.meta({
            id: "PaymentRequest",
            example: {
              organization_id: "hosp_3v9k2m7qx4n8p5r1t6w0",
              amount: 199,
              currency: "USD",
              card_number: "4111111111111111",
            },
          }),
        },
      },
    },
  },
  responses: {
    200: { description: "Paid, and the database answers", content: json },
    202: { description: "Paid; the database is being made. `Location` says where to look.", content: json },
    ...problemResponses(
      "body_not_json",
      "body_too_large",
      "validation_failed",
      "card_declined",
      "hospital_not_found",
      "hospital_state_conflict",
      "target_mismatch",
      "dummy_card_not_allowed",
      "card_not_taken_here",
      "provisioning_failed",
    ),
  },
});

export function postPayment(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app.openapi(route, async (c) => {
    const preference = preferredWait(c.req.header("prefer"), patienceMs);
    const answer = granted(
      await pay(services, c.get("caller"), c.req.valid("json"), preference.waitMs, c.req.raw.signal),
    );
    if (preference.applied) c.header("Preference-Applied", preference.applied);
    c.header("Cache-Control", "no-store");
    const { hospital, run } = answer;
    if (hospital.database && isServed(hospital.status)) return c.json(paymentView(answer), 200);
    c.header("Location", run ? `/api/v1/runs/${run.id}` : `/api/v1/hospitals/${hospital.id}`);
    return c.json(paymentView(answer), 202);
  });
}

function paymentView({ hospital, run, credentials }: PaymentAnswer): z.infer<typeof PaymentView> {
  const { database } = hospital;
  const made = database !== null && isServed(hospital.status);
  return {
    status: made ? "payment_completed" : "provisioning",
    organization_id: hospital.id,
    database_created: made,
    cluster_name: hospital.slug,
    database_name: namesOf(hospital.slug).databaseName,
    connection_string:
      credentials?.connectionString ??
      (made ? applicationString(database.connectionString, database.databaseName) : null),
    credentials: credentials && { username: credentials.username, password: credentials.password },
    message: messageOf(hospital.slug, made, credentials !== null),
    run: run?.id ?? null,
  };
}

function messageOf(cluster: string, made: boolean, shown: boolean): string {
  if (!made) {
    return `Paid. MongoDB Atlas cluster '${cluster}' is being created: follow the run at Location, then fetch the credentials once with POST /api/v1/hospitals/{id}/credentials from the same browser.`;
  }
  if (shown) {
    return `MongoDB Atlas cluster '${cluster}' created successfully! Keep the credentials: they are shown this one time.`;
  }
  return `MongoDB Atlas cluster '${cluster}' is there already, and its credentials are not shown again here. For new ones ask ops for a run of kind "rotate".`;
}
