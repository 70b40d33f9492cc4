import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { changeRoutes } from "./by-hand/routes.ts";
import { operations } from "./catalogue.ts";
import type { AtlasContext } from "./context.ts";
import { pageHeaders } from "./dashboard/headers.ts";
import { dashboardPage } from "./dashboard/page.ts";
import { faultRoutes } from "./faults/routes.ts";
import { type Refusal, refuse } from "./http/answers.ts";
import { refuseMethod } from "./http/refuse-method.ts";
import { serveOperation } from "./http/serve-operation.ts";
import { writeAnswer } from "./http/write-answer.ts";
import { loopbackOnly } from "./sign-in/loopback-only.ts";
import { ownersOnly } from "./sign-in/owners-only.ts";
import { requireSignIn, type SignedIn, type SignIn } from "./sign-in/sign-in.ts";

const prefix = "/api/atlas/v2";
const largestBody = 1024 * 1024;

export type AtlasAppParts = {
  readonly context: AtlasContext;
  readonly signIn: SignIn;
  /** `/token` and `/revoke` for service accounts. */
  readonly oauth: Hono;
};

/** The HTTP application of local Atlas: Admin API, sign-in, faults, changes by hand and a page to look at. */
export function createAtlasApp({ context, signIn, oauth }: AtlasAppParts) {
  const app = new Hono<SignedIn>();
  app.onError((error, c) => {
    context.log.error({ err: error, method: c.req.method, path: c.req.path }, "local Atlas failed to answer");
    return write(refuse("UNEXPECTED_ERROR"));
  });
  app.notFound((c) => write(refuse("RESOURCE_NOT_FOUND", c.req.path)));
  app.use(bodyLimit({ maxSize: largestBody, onError: refuseBody }));
  app.get("/", loopbackOnly, (c) => c.html(dashboardPage(context), 200, pageHeaders));
  app.route("/api/oauth", oauth);
  app.use("/api/atlas/*", requireSignIn(signIn));
  app.use("/local/*", requireSignIn(signIn), ownersOnly);
  app.route("/local/faults", faultRoutes(context.faults));
  app.route("/local/changes", changeRoutes(context));
  for (const operation of operations) {
    app.on(operation.method, `${prefix}${operation.path}`, serveOperation(operation, context));
  }
  for (const [path, served] of Map.groupBy(operations, (operation) => operation.path)) {
    app.all(`${prefix}${path}`, refuseMethod(served));
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
