import { z } from "zod";
import { signatureOf } from "../billing/fake-stripe.ts";
import type { TestService } from "../test-service.ts";
import type { StripeStandIn } from "./stand-in.ts";

/** Any service that can be asked: one inside of the test, or a process of its own. */
type Service = Pick<TestService, "ask">;

const Checkout = z.object({ id: z.string() });

/** Orders for a hospital and pays at Stripe's page. Answers the events that Stripe has to tell of it, in their order. */
export async function payAtStripe(service: Service, stripe: StripeStandIn, hospitalId: string): Promise<string[]> {
  const ordered = await service.ask("POST", `/api/v1/hospitals/${hospitalId}/checkout`, {});
  if (ordered.status !== 201) throw new Error(`the checkout answered ${ordered.status}: ${await ordered.text()}`);
  const told = stripe.events.length;
  stripe.actions.complete(Checkout.parse(await ordered.json()).id);
  return stripe.events.slice(told);
}

/** Delivers an event once. False if the service did not say that it has it: then Stripe tells it again. */
export async function tell(service: Service, event: string): Promise<boolean> {
  const headers = { "stripe-signature": signatureOf(event) };
  const answer = await service.ask("POST", "/webhooks/stripe", event, { as: "public", headers }).catch(() => null);
  return answer?.ok ?? false;
}
