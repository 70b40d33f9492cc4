import { z } from "zod";
import type { StripeContext } from "./context.ts";

const PortalSession = z.object({ url: z.url() });

/** A page of Stripe's customer portal; the library's own idempotency key makes its retries one session. */
export async function openPortal(
  { stripe }: StripeContext,
  customerId: string,
  returnUrl: string,
): Promise<{ url: string }> {
  return PortalSession.parse(
    await stripe.billingPortal.sessions.create({ customer: customerId, return_url: returnUrl }),
  );
}
