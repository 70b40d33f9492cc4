import { handleEvent } from "../../services/billing/handle-event.ts";
import type { Ground } from "./ground.ts";

/** Handles the events that come in here at once, and those that a sweep finds. It needs no engine, so an `api` does it too. */
export function startInbox({ inbox, services, closing }: Ground): void {
  closing.add("the inbox", inbox.close);
  inbox.work((eventId) => handleEvent(services, eventId));
}
