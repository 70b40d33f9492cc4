import type { Repositories } from "../../database/index.ts";
import type { Clock } from "../../foundation/clock.ts";
import type { ServiceContext } from "../context.ts";

/** Far more than can wait at once for their next attempt, so that those never hide the ones that are due. */
const mostLookedAt = 2_000;

/** Calls a worker to every event whose time has come and that nobody is at: those of dead processes and those that failed. */
export async function sweepInbox({ repositories, clock, billing }: ServiceContext): Promise<void> {
  for (const id of await repositories.inbox.due(clock.now(), mostLookedAt)) billing.callTo(id);
}

/** How long the oldest event waits that is not handled yet, in seconds; 0 if there is none. */
export async function oldestOpenEventSeconds({ inbox }: Pick<Repositories, "inbox">, clock: Clock): Promise<number> {
  const receivedAt = await inbox.oldestOpen();
  return receivedAt ? Math.max(0, (clock.now().getTime() - receivedAt.getTime()) / 1_000) : 0;
}
