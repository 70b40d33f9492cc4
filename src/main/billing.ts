import type { Metrics } from "../api/metrics.ts";
import type { PaymentGateway } from "../billing/port.ts";
import { createStripeGateway } from "../billing/stripe/gateway.ts";
import { createTestCardGateway } from "../billing/test-card/gateway.ts";
import type { Repositories } from "../database/index.ts";
import { systemClock } from "../foundation/clock.ts";
import type { Billing } from "../services/billing/billing.ts";
import type { InboxWorker } from "../services/billing/inbox-worker.ts";
import type { BillingConfig } from "./billing-config.ts";
import type { Config } from "./config.ts";

/** Who takes the money, by the configuration. */
export function openBilling(
  { billing, publicUrl, retentionMs }: Config,
  repositories: Repositories,
  { callTo }: Pick<InboxWorker, "callTo">,
  { observeReady }: Pick<Metrics, "observeReady">,
): Billing {
  const signing = billing.kind === "stripe" ? { secrets: billing.webhookSecrets, liveMode: billing.liveMode } : null;
  return { gateway: gatewayOf(billing, repositories), signing, publicUrl, retentionMs, callTo, observeReady };
}

function gatewayOf(billing: BillingConfig, repositories: Repositories): PaymentGateway {
  switch (billing.kind) {
    case "stripe":
      return createStripeGateway({ ...billing, clock: systemClock });
    case "test-card":
      return createTestCardGateway(repositories);
  }
}
