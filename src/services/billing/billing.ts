import type { PaymentGateway } from "../../billing/port.ts";
import type { StripeSigning } from "../../billing/stripe/read-event.ts";
import type { LifeRules } from "../../domain/consequences.ts";

/** Who takes the money, and what the house has decided about it. */
export type Billing = LifeRules & {
  readonly gateway: PaymentGateway;
  /** What webhooks are checked against; null without Stripe's keys. */
  readonly signing: Omit<StripeSigning, "clock"> | null;
  /** Where browsers reach this service, without a slash at the end. */
  readonly publicUrl: string;
  /** Calls a worker of this process to an event; others find it by their sweep. */
  readonly callTo: (eventId: string) => void;
  /** Told how long a hospital waited from its payment until its database was ready. */
  readonly observeReady: (seconds: number) => void;
};
