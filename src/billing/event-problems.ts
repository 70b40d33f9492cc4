import { type Refused, refused } from "../foundation/errors.ts";
import type { EventProblem, EventProblemCode } from "./event.ts";

type Entry = Pick<EventProblem, "message" | "nextStep">;

const catalogue: Readonly<Record<EventProblemCode, Entry>> = {
  signature_missing: {
    message: "The message is not signed.",
    nextStep: "Only Stripe calls this address. Check that a proxy in between keeps the header Stripe-Signature.",
  },
  signature_wrong: {
    message: "The signature does not fit the message.",
    nextStep:
      "Check that STRIPE_WEBHOOK_SECRET is the signing secret of this very endpoint, and that nothing in between rewrites the body.",
  },
  signature_old: {
    message: "The signature was made at another time.",
    nextStep: "Check this server's clock. An old message can be sent again from Stripe's dashboard.",
  },
  wrong_mode: {
    message: "The event is of Stripe's other mode than the secret key.",
    nextStep:
      "Let the endpoint of live mode and that of test mode (a sandbox) each point to an installation of its own.",
  },
  event_unreadable: {
    message: "The message is signed, but is not an event that this service can read.",
    nextStep: "Check the endpoint in Stripe: snapshot events of the API version that the documentation names.",
  },
};

/** A message that is turned away; the same bytes will never be taken. */
export function eventRefused(code: EventProblemCode): Refused<EventProblem> {
  return refused({ code, retryable: false, ...catalogue[code] });
}
