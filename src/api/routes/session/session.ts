import { getConnInfo } from "@hono/node-server/conninfo";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { keyRefused, signInRequired } from "../../../services/problems.ts";
import { openSession } from "../../../services/sessions/open.ts";
import { createAttemptLimit } from "../../attempt-limit.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { type ApiProblem, problemResponses, RefusedRequest } from "../../problem.ts";
import { giveSession, takeSession } from "../../session-cookie.ts";
import { SessionView, sessionView } from "../../views/session.ts";

const wrongKeysAllowed = 10;
const windowMs = 15 * 60_000;

const path = "/api/v1/session";
const tags = ["Session"];
const answer = { description: "Who is signed in", content: { "application/json": { schema: SessionView } } };
const SignIn = z.strictObject({ key: z.string().trim().min(1, "Enter your key.").max(200) }).meta({ id: "SignIn" });

const signIn = createRoute({
  method: "post",
  path,
  tags,
  summary: "Exchange a key for a session of this browser",
  description: "Sets a cookie that scripts can't read. It ends 8 hours after its last use, and after 24 in any case.",
  request: { body: { required: true, content: { "application/json": { schema: SignIn } } } },
  responses: {
    200: answer,
    ...problemResponses("body_not_json", "body_too_large", "validation_failed", "key_refused", "too_many_attempts"),
  },
});

const show = createRoute({
  method: "get",
  path,
  tags,
  summary: "Say who is signed in in this browser",
  responses: { 200: answer, ...problemResponses("sign_in_required") },
});

const signOut = createRoute({
  method: "delete",
  path,
  tags,
  summary: "Sign out",
  description: "The session is over at once. Without one nothing happens.",
  responses: { 204: { description: "Signed out" }, ...problemResponses("foreign_origin") },
});

/** How a browser of ops signs in: it can't send a key along with an EventSource, and should not keep one. */
export function sessionRoutes(app: OpenAPIHono<ApiEnv>, { services, identify, identifySession }: ApiDeps) {
  const attempts = createAttemptLimit(services.clock, wrongKeysAllowed, windowMs);
  return app
    .openapi(signIn, async (c) => {
      const address = addressOf(c);
      const waitSeconds = attempts.waitSeconds(address);
      if (waitSeconds > 0) {
        c.header("Retry-After", String(waitSeconds));
        throw new RefusedRequest(tooManyAttempts(waitSeconds));
      }
      const { key } = c.req.valid("json");
      const caller = await identify(key);
      if (caller.kind !== "actor") {
        attempts.failed(address);
        c.set("caller", caller);
        throw new RefusedRequest(keyRefused);
      }
      attempts.succeeded(address);
      const { session, token } = await openSession(services, caller, key);
      giveSession(c, token);
      c.header("Cache-Control", "no-store");
      return c.json(sessionView({ session, holder: caller }), 200);
    })
    .openapi(show, async (c) => {
      const token = c.get("sessionToken");
      const found = token === null ? null : await identifySession(token);
      if (!found) throw new RefusedRequest(signInRequired);
      c.header("Cache-Control", "no-store");
      return c.json(sessionView(found), 200);
    })
    .openapi(signOut, async (c) => {
      const token = c.get("sessionToken");
      const found = token === null ? null : await identifySession(token);
      if (found) await services.repositories.sessions.remove(found.session.id);
      takeSession(c);
      return c.body(null, 204);
    });
}

/** The peer's address; where there is no connection, as in tests, all share one. */
function addressOf(c: Context<ApiEnv>): string {
  try {
    return getConnInfo(c).remote.address ?? "unknown";
  } catch {
    return "unknown";
  }
}

function tooManyAttempts(waitSeconds: number): ApiProblem {
  return {
    code: "too_many_attempts",
    message: "Too many keys from this address were refused.",
    nextStep: `Wait ${Math.ceil(waitSeconds / 60)} min, and copy the whole key. An admin can make a new one.`,
    retryable: true,
    extra: { retry_after_seconds: waitSeconds },
  };
}
