import type { Logger } from "pino";
import type { Repositories } from "../database/index.ts";
import { type OutboxCollection, outboxCollections } from "../database/outbox.ts";
import type { LedgerDraft, LedgerEntry } from "../domain/ledger.ts";
import { emptyLedger, entryAfter } from "./entry.ts";
import type { InTurn } from "./in-turn.ts";

export type RelayContext = {
  readonly repositories: Pick<Repositories, "ledger" | "outbox">;
  readonly log: Logger;
  /** One at a time within this process: racing for the same place would only cost. */
  readonly inTurn: InTurn;
};

/** How many documents of each collection one sweep takes care of; the next sweep takes the next ones. */
const sweepLimit = 1_000;

/** Writes a draft at the end of its ledger and answers its entry, which may have been there before. */
export async function appendDraft(context: RelayContext, draft: LedgerDraft): Promise<LedgerEntry> {
  const entry = (await write(context, draft)) ?? (await context.repositories.ledger.ofDraft(draft.stream, draft.id));
  if (!entry) throw new Error(`the draft ${draft.id} is in another ledger than ${draft.stream}`);
  return entry;
}

/** Moves what one document has to tell into the ledger, in order, and then takes it out of the document. */
export async function relayDocument(context: RelayContext, collection: OutboxCollection, id: string): Promise<void> {
  const { outbox } = context.repositories;
  const drafts = await outbox.pending(collection, id);
  for (const draft of drafts) {
    await write(context, draft);
    await outbox.settle(collection, id, [draft.id]);
  }
}

/** Relays every document that was left behind. What fails is logged and left for the next sweep. */
export async function relayLeftovers(context: RelayContext): Promise<void> {
  for (const collection of outboxCollections) {
    for (const id of await context.repositories.outbox.waiting(collection, sweepLimit)) {
      try {
        await relayDocument(context, collection, id);
      } catch (error) {
        context.log.error({ err: error, collection, id }, "what a document tells did not get into the ledger");
      }
    }
  }
}

/** Null if the draft was written before. Any number of processes may do this at once: who loses a place takes the next. */
function write({ repositories: { ledger }, inTurn }: RelayContext, draft: LedgerDraft): Promise<LedgerEntry | null> {
  return inTurn(draft.stream, async () => {
    for (;;) {
      const entry = entryAfter((await ledger.head(draft.stream)) ?? emptyLedger, draft);
      const inserted = await ledger.insert(entry);
      if (inserted !== "taken") return inserted === "written" ? entry : null;
    }
  });
}
