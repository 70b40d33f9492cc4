import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { accessListOperations } from "./access-list/operations.ts";
import { clusterOperations } from "./clusters/operations.ts";
import { containerOperations } from "./containers/list.ts";
import type { AtlasContext } from "./context.ts";
import { dashboardPage } from "./dashboard/page.ts";
import { databaseUserOperations } from "./database-users/operations.ts";
import { faultRoutes } from "./faults/routes.ts";
import { flexClusterOperations } from "./flex-clusters/operations.ts";
import { groupOperations } from "./groups/operations.ts";
import { type Refusal, refuse } from "./http/answers.ts";
import type { Operation } from "./http/operation.ts";
import type { RateLimits } from "./http/rate-limits.ts";
import { serveOperation } from "./http/serve-operation.ts";
import { writeAnswer } from "./http/write-answer.ts";
import { orgOperations } from "./orgs/operations.ts";
import { loopbackOnly } from "./sign-in/loopback-only.ts";
import { requireSignIn, type SignIn } from "./sign-in/sign-in.ts";

const prefix = "/api/atlas/v2";
const largestBody = 1024 * 1024;

/** Every operation of the Admin API that there is here. */
export const operations: readonly Operation[] = [
  ...orgOperations,
  ...groupOperations,
  ...clusterOperations,
  ...flexClusterOperations,
  ...databaseUserOperations,
  ...accessListOperations,
  ...containerOperations,
];

export type AtlasAppParts = {
  readonly context: AtlasContext;
  readonly limits: RateLimits;
  readonly signIn: SignIn;
  /** `/token` and `/revoke` of the service account. */
  readonly oauth: Hono;
};

/** The HTTP application of local Atlas: Admin API, sign-in, faults and a page to look at. */
export function createAtlasApp({ context, limits, signIn, oauth }: AtlasAppParts) {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.onError((error, c) => {
    context.log.error({ err: error, method: c.req.method, path: c.req.path }, "local Atlas failed to answer");
    return write(refuse("UNEXPECTED_ERROR"));
  });
  app.notFound((c) => write(refuse("RESOURCE_NOT_FOUND", c.req.path)));
  app.use(bodyLimit({ maxSize: largestBody, onError: refuseBody }));
  app.get("/", loopbackOnly, (c) => c.html(dashboardPage(context)));
  app.route("/api/oauth", oauth);
  app.use("/api/atlas/*", requireSignIn(signIn));
  app.use("/local/*", requireSignIn(signIn));
  app.route("/local/faults", faultRoutes(context.faults));
  for (const operation of operations) {
    app.on(operation.method, `${prefix}${operation.path}`, serveOperation(operation, context, limits));
  }
  return app;
}

/** The rest of the body is not read, so the connection can't be used again. */
function refuseBody(): Response {
  return write({ ...refuse("REQUEST_TOO_LARGE", largestBody), headers: { Connection: "close" } });
}

function write(refusal: Refusal): Response {
  return writeAnswer(refusal, { version: "", headers: {}, pretty: false, envelope: false });
}
