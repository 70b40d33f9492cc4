import type { GatewayName } from "../domain/subscriptions.ts";
import type { Outcome } from "../foundation/errors.ts";
import { jsonOf } from "../foundation/json-of.ts";
import type { EventEnvelope, EventProblem } from "./event.ts";
import { stripeEventOf } from "./stripe/read-event.ts";
import { testCardEventOf } from "./test-card/event.ts";

/** Reads an event from the JSON that the inbox kept: the same code reads it when it comes and each time it is handled. */
export function eventOf(gateway: GatewayName, json: string): Outcome<EventEnvelope, EventProblem> {
  switch (gateway) {
    case "stripe":
      return stripeEventOf(json);
    case "test-card":
      return testCardEventOf(jsonOf(json));
  }
}
