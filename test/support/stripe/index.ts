import { onTestFinished } from "vitest";
import { openStripeStandIn, type StripeStandIn } from "./stand-in.ts";

export { type StripeStandIn, standInKey } from "./stand-in.ts";

/** The stand-in for Stripe; it stops with the test. */
export async function startStripeStandIn(): Promise<StripeStandIn> {
  const standIn = await openStripeStandIn();
  onTestFinished(standIn.close);
  return standIn;
}
