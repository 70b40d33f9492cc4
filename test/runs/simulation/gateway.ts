import type { Subscription } from "../../../src/domain/subscriptions.ts";
import { done } from "../../../src/foundation/errors.ts";
import { createFakeStripe } from "../../support/billing/fake-stripe.ts";
import type { Process, Scheduler } from "./scheduler.ts";

/** The payment gateway as a process asks it: the answer is on its way for a while, and may be old when it comes. */
export function gatewayOf(
  { scheduler, subs }: { readonly scheduler: Scheduler; readonly subs: ReadonlyMap<string, Subscription> },
  process: Process,
) {
  return {
    ...createFakeStripe(),
    subscription: async (id: string) => {
      await scheduler.pass(process, "the gateway is asked");
      const reading = subs.get(id) ?? null;
      await scheduler.pass(process, "the gateway's answer comes");
      return done(reading);
    },
  };
}
