import type { AtlasContext } from "./context.ts";
import { withdrawExpired } from "./database-users/expire.ts";

const everyMs = 1_000;

/**
 * Looks every second for what is over: access-list entries go, and database users are taken off the servers. `stop`
 * resolves when nothing is under way any more.
 */
export function startExpiry(context: AtlasContext): { readonly stop: () => Promise<void> } {
  let sweep: Promise<void> | undefined;
  const timer = setInterval(() => {
    sweep ??= sweepOnce(context).finally(() => {
      sweep = undefined;
    });
  }, everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await sweep;
    },
  };
}

async function sweepOnce(context: AtlasContext): Promise<void> {
  const { accessList } = context.store;
  try {
    for (const { scope, key } of accessList.overdue()) accessList.remove(scope, key);
    await withdrawExpired(context);
  } catch (error) {
    context.log.error({ err: error }, "what is over could not be taken away; it is tried again");
  }
}
