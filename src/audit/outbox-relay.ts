import type { Logger } from "pino";
import type { OutboxCollection } from "../database/outbox.ts";
import type { Ledger } from "./index.ts";

/** Moves what documents tell into the ledger soon after they were written, without anybody's waiting for it. */
export type OutboxRelay = {
  /** A document was written that may have something to tell. Never fails; what is missed, the sweep finds. */
  readonly notify: (collection: OutboxCollection, id: string) => void;
  /** Resolves once everything notified so far is in the ledger, or was given up and left to the sweep. */
  readonly idle: () => Promise<void>;
};

export function createOutboxRelay(ledger: Pick<Ledger, "relay">, log: Logger): OutboxRelay {
  const waiting = new Map<string, readonly [OutboxCollection, string]>();
  let working: Promise<void> | null = null;

  async function work(): Promise<void> {
    for (const [key, [collection, id]] of waiting) {
      waiting.delete(key);
      try {
        await ledger.relay(collection, id);
      } catch (error) {
        log.warn({ err: error, collection, id }, "what a document tells waits for the next sweep");
      }
    }
    working = null;
  }

  return {
    notify: (collection, id) => {
      waiting.set(`${collection}:${id}`, [collection, id]);
      working ??= work();
    },
    idle: async () => {
      while (working) await working;
    },
  };
}
