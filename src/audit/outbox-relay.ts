import type { Logger } from "pino";
import type { OutboxCollection } from "../database/outbox.ts";
import type { Ledger } from "./index.ts";

/** Moves what documents tell into the ledgers soon after they were written, without anybody's waiting for it. */
export type OutboxRelay = {
  /** A document was written that may have something to tell. Never fails; what is missed, the sweep finds. */
  readonly notify: (collection: OutboxCollection, id: string, stream: string) => void;
  /** Awaits a write that notifies when it is done, and has `idle` await it as well: others may see it before we hear of it. */
  readonly during: <T>(write: Promise<T>) => Promise<T>;
  /** Resolves once everything told so far is in the ledgers, or was given up and left to the sweep. */
  readonly idle: () => Promise<void>;
  /** Signs and anchors the heads of the ledgers that grew since the last time. */
  readonly checkpoint: () => Promise<void>;
};

export function createOutboxRelay(ledger: Pick<Ledger, "relay" | "checkpoint">, log: Logger): OutboxRelay {
  const waiting = new Map<string, { collection: OutboxCollection; id: string; stream: string }>();
  const grown = new Set<string>();
  const writes = new Set<Promise<unknown>>();
  let working: Promise<void> | null = null;

  async function work(): Promise<void> {
    for (const [key, { collection, id, stream }] of waiting) {
      waiting.delete(key);
      try {
        await ledger.relay(collection, id);
        grown.add(stream);
      } catch (error) {
        log.warn({ err: error, collection, id }, "what a document tells waits for the next sweep");
      }
    }
    working = null;
  }

  async function idle(): Promise<void> {
    await Promise.allSettled(writes);
    while (working) await working;
  }

  return {
    notify: (collection, id, stream) => {
      waiting.set(`${collection}:${id}`, { collection, id, stream });
      working ??= work();
    },
    during: async (write) => {
      writes.add(write);
      try {
        return await write;
      } finally {
        writes.delete(write);
      }
    },
    idle,
    checkpoint: async () => {
      await idle();
      for (const stream of grown) {
        try {
          await ledger.checkpoint(stream);
          grown.delete(stream);
        } catch (error) {
          log.error({ err: error, stream }, "the head of a ledger could not be signed");
        }
      }
    },
  };
}
