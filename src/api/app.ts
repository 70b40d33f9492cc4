import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { requestId } from "hono/request-id";
import { denialWriter } from "../services/access/denials.ts";
import type { ApiDeps, ApiEnv } from "./deps.ts";
import { answerNotFound, bodyTooLarge, errorAnswerer, refuseInvalid } from "./errors.ts";
import { identifyCaller, measureRequests } from "./middleware.ts";
import { answerProblem } from "./problem.ts";
import { getCases } from "./routes/billing/cases.ts";
import { postCheckout } from "./routes/billing/checkout.ts";
import { getDeliveries } from "./routes/billing/deliveries.ts";
import { getPayments } from "./routes/billing/payments.ts";
import { reconciliationRoutes } from "./routes/billing/reconciliation.ts";
import { postStripeWebhook } from "./routes/billing/stripe-webhook.ts";
import { getFleet } from "./routes/fleet/list.ts";
import { createHospital } from "./routes/hospitals/create.ts";
import { getCredentialFacts } from "./routes/hospitals/credential-facts.ts";
import { getHospitals } from "./routes/hospitals/list.ts";
import { getProvision } from "./routes/hospitals/provision.ts";
import { getResources } from "./routes/hospitals/resources.ts";
import { postCredentials } from "./routes/hospitals/reveal-credentials.ts";
import { getHospital } from "./routes/hospitals/show.ts";
import { postKey } from "./routes/keys/create.ts";
import { getKeys } from "./routes/keys/list.ts";
import { getMe } from "./routes/keys/me.ts";
import { deleteKey } from "./routes/keys/revoke.ts";
import { getLedgerExport } from "./routes/ledger/export.ts";
import { getOwnLedger } from "./routes/ledger/own.ts";
import { getLedger } from "./routes/ledger/read.ts";
import { pageRoutes } from "./routes/pages/pages.ts";
import { postPayment } from "./routes/payments/process-payment.ts";
import { getRevisions } from "./routes/revisions/read.ts";
import { postDecisions } from "./routes/runs/decide.ts";
import { getRunEvents } from "./routes/runs/events.ts";
import { getRuns } from "./routes/runs/list.ts";
import { runOptions } from "./routes/runs/options.ts";
import { postRun } from "./routes/runs/request.ts";
import { getRun } from "./routes/runs/show.ts";
import { serviceDocumentation } from "./routes/service/documentation.ts";
import { serviceHealth } from "./routes/service/health.ts";
import { getPlans } from "./routes/service/plans.ts";
import { getProcesses } from "./routes/service/processes.ts";
import { sessionRoutes } from "./routes/session/session.ts";
import { getWaiting } from "./routes/waiting/list.ts";
import { securityHeaders } from "./security-headers.ts";

const bodyLimitBytes = 64 * 1024;

const routes = [
  createHospital,
  getHospitals,
  getFleet,
  getHospital,
  getProvision,
  getCredentialFacts,
  postCredentials,
  getResources,
  postPayment,
  postCheckout,
  getPayments,
  getDeliveries,
  getCases,
  runOptions,
  postRun,
  getRuns,
  getWaiting,
  getRun,
  getRunEvents,
  postDecisions,
  getRevisions,
  getLedger,
  getLedgerExport,
  getOwnLedger,
  postKey,
  getKeys,
  deleteKey,
  getMe,
  sessionRoutes,
  reconciliationRoutes,
  getPlans,
  getProcesses,
  serviceHealth,
  serviceDocumentation,
  pageRoutes,
] as const;

/** Every route with its types, for the typed client. */
export type Api = OpenAPIHono<ApiEnv, SchemaOf<typeof routes>>;

type SchemaOf<Routes extends readonly unknown[]> = Routes extends readonly [infer First, ...infer Rest]
  ? AddedBy<First> & SchemaOf<Rest>
  : unknown;

type AddedBy<Route> = Route extends (...args: never) => OpenAPIHono<ApiEnv, infer Schema> ? Schema : unknown;

/** The whole HTTP service, as a Hono app that needs no network to be asked. */
export function createApp(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });
  app.onError(errorAnswerer(deps.services.log, denialWriter(deps.services)));
  app.notFound(answerNotFound);
  app.use(requestId());
  app.use(measureRequests(deps.metrics));
  app.use(securityHeaders());
  postStripeWebhook(app, deps);
  app.use(identifyCaller(deps));
  app.use(bodyLimit({ maxSize: bodyLimitBytes, onError: (c) => answerProblem(c, bodyTooLarge) }));
  for (const route of routes) route(app, deps);
  return app;
}
