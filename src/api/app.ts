import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
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
import { createHospital } from "./routes/hospitals/create.ts";
import { getHospitals } from "./routes/hospitals/list.ts";
import { postCredentials } from "./routes/hospitals/reveal-credentials.ts";
import { getHospital } from "./routes/hospitals/show.ts";
import { postKey } from "./routes/keys/create.ts";
import { getKeys } from "./routes/keys/list.ts";
import { getMe } from "./routes/keys/me.ts";
import { deleteKey } from "./routes/keys/revoke.ts";
import { getLedgerExport } from "./routes/ledger/export.ts";
import { getOwnLedger } from "./routes/ledger/own.ts";
import { getLedger } from "./routes/ledger/read.ts";
import { postPayment } from "./routes/payments/process-payment.ts";
import { getRevisions } from "./routes/revisions/read.ts";
import { postDecisions } from "./routes/runs/decide.ts";
import { getRunEvents } from "./routes/runs/events.ts";
import { getRuns } from "./routes/runs/list.ts";
import { postRun } from "./routes/runs/request.ts";
import { getRun } from "./routes/runs/show.ts";
import { serviceDocumentation } from "./routes/service/documentation.ts";
import { serviceHealth } from "./routes/service/health.ts";
import { getPlans } from "./routes/service/plans.ts";
import { getProcesses } from "./routes/service/processes.ts";

const bodyLimitBytes = 64 * 1024;

const routes = [
  createHospital,
  getHospitals,
  getHospital,
  postCredentials,
  postPayment,
  postCheckout,
  getPayments,
  getDeliveries,
  getCases,
  postRun,
  getRuns,
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
  reconciliationRoutes,
  getPlans,
  getProcesses,
  serviceHealth,
  serviceDocumentation,
];

/** The whole HTTP service, as a Hono app that needs no network to be asked. */
export function createApp(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });
  app.onError(errorAnswerer(deps.services.log, denialWriter(deps.services)));
  app.notFound(answerNotFound);
  app.use(requestId());
  app.use(measureRequests(deps.metrics));
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        frameAncestors: ["'none'"],
      },
    }),
  );
  postStripeWebhook(app, deps);
  app.use(identifyCaller(deps.identify));
  app.use(bodyLimit({ maxSize: bodyLimitBytes, onError: (c) => answerProblem(c, bodyTooLarge) }));
  for (const route of routes) route(app, deps);
  return app;
}
