import { expect } from "vitest";
import type { ServiceProcess } from "../../journeys/support/service-process.ts";
import { payFor } from "../../support/hospital.ts";
import { payAtStripe, tell } from "../../support/stripe/customer.ts";
import { stripeEnvironment } from "../../support/stripe/environment.ts";
import { startStripeStandIn } from "../../support/stripe/index.ts";

export const payments = ["card", "Stripe"] as const;
export type Payment = (typeof payments)[number];

/** Somebody who pays, and what the world does afterwards without asking whether the service is well. */
export type Payer = {
  readonly environment: Readonly<Record<string, string>>;
  /** Pays, and answers as soon as the service has said that it knows. */
  readonly pay: (service: ServiceProcess, hospitalId: string) => Promise<void>;
  /** Tells whatever is still to be told, until the service has it all. */
  readonly insist: (service: ServiceProcess) => Promise<void>;
};

export async function createPayer(payment: Payment): Promise<Payer> {
  switch (payment) {
    case "card":
      return payerByCard();
    case "Stripe":
      return payerAtStripe();
  }
}

function payerByCard(): Payer {
  return {
    environment: {},
    pay: async (service, hospitalId) => {
      expect([200, 202]).toContain((await payFor(service, hospitalId, {}, "respond-async")).status);
    },
    insist: async () => {},
  };
}

/** Its first event is heard before the kill; that one comes again with all the others afterwards, the newest first. */
async function payerAtStripe(): Promise<Payer> {
  const stripe = await startStripeStandIn();
  const events: string[] = [];
  return {
    environment: stripeEnvironment(stripe.url),
    pay: async (service, hospitalId) => {
      events.push(...(await payAtStripe(service, stripe, hospitalId)));
      expect(await tell(service, events[0] ?? "")).toBe(true);
    },
    insist: async (service) => {
      for (const event of events.toReversed()) {
        await expect.poll(() => tell(service, event), { timeout: 60_000, interval: 100 }).toBe(true);
      }
    },
  };
}
