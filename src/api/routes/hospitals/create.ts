import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { SignUp } from "../../../domain/hospitals.ts";
import { signUp } from "../../../services/hospitals/sign-up.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { giveCapability } from "../../middleware.ts";
import { granted, problemResponses } from "../../problem.ts";
import { HospitalView, hospitalView } from "../../views/hospital.ts";

const route = createRoute({
  method: "post",
  path: "/api/v1/hospitals",
  tags: ["Hospitals"],
  summary: "Sign a hospital up",
  description: "Open to everybody. Starts nothing; the payment does. Sets a cookie that lets this browser follow it.",
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: SignUp.meta({
            id: "SignUp",
            example: { name: "Test Hospital", email: "test@hospital.com", phone: "1234567890", plan: "professional" },
          }),
        },
      },
    },
  },
  responses: {
    201: {
      description: "Signed up",
      headers: z.object({ Location: z.string() }),
      content: { "application/json": { schema: HospitalView } },
    },
    ...problemResponses("body_not_json", "body_too_large", "validation_failed", "name_taken"),
  },
});

export function createHospital(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app.openapi(route, async (c) => {
    const { hospital, capability } = granted(await signUp(services, c.req.valid("json")));
    giveCapability(c, hospital.id, capability);
    c.header("Location", `/api/v1/hospitals/${hospital.id}`);
    return c.json(hospitalView(hospital), 201);
  });
}
