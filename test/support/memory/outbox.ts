import type { OutboxCollection, OutboxRepository } from "../../../src/database/outbox.ts";
import type { LedgerDraft } from "../../../src/domain/ledger.ts";
import type { Store } from "./store.ts";

/** The outbox of a document, whatever else the document holds. */
export type Carriers = {
  readonly pending: (id: string) => LedgerDraft[];
  readonly settleFirst: (id: string, draftId: string) => void;
  readonly waiting: () => string[];
};

export function carriersIn<T extends { id: string; outbox: LedgerDraft[] }>(store: Store<T>): Carriers {
  return {
    pending: (id) => store.find(id)?.outbox ?? [],
    settleFirst: (id, draftId) => {
      store.change(id, (now) => (now.outbox[0]?.id === draftId ? { ...now, outbox: now.outbox.slice(1) } : null));
    },
    waiting: () =>
      store
        .all()
        .filter(({ outbox }) => outbox.length > 0)
        .map(({ id }) => id),
  };
}

export function memoryOutbox(carriers: Readonly<Record<OutboxCollection, Carriers>>): OutboxRepository {
  return {
    pending: async (collection, id) => carriers[collection].pending(id),
    settle: async (collection, id, draftIds) => {
      for (const draftId of draftIds) carriers[collection].settleFirst(id, draftId);
    },
    waiting: async (collection, limit) => carriers[collection].waiting().slice(0, limit),
  };
}
