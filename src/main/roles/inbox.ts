import { keepDoing } from "../../foundation/keep-doing.ts";
import { handleEvent } from "../../services/billing/handle-event.ts";
import { onDuty } from "../../services/processes/on-duty.ts";
import type { Ground } from "./ground.ts";

const listEveryMs = 60_000;

/**
 * Handles the events that come in here at once, and those that a sweep finds. It needs no engine, so an `api` does it too.
 * What was left behind by somebody who died is listed for the sweep, at each start as well.
 */
export function startInbox({ inbox, services, closing, identity, log }: Ground): void {
  closing.add("the inbox", inbox.close);
  inbox.work((eventId) => handleEvent(services, eventId));
  const name = "open-events";
  const duty = { name, owner: identity.id, everyMs: listEveryMs, alsoFirst: true };
  // At a start whatever is open was left behind. Later, what just came is in the hands of who took it.
  let patienceMs = 0;
  const list = onDuty(services, duty, async () => {
    await services.repositories.inbox.listOpen(new Date(services.clock.now().getTime() - patienceMs));
    patienceMs = listEveryMs;
  });
  closing.add("the list of open events", keepDoing(name, listEveryMs, log, list));
}
