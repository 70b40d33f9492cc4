import type { InboxRepository } from "../../../src/database/inbox.ts";
import { type InboxEvent, isOpen } from "../../../src/domain/inbox.ts";
import type { Store } from "./store.ts";

export function memoryInbox(store: Store<InboxEvent>): InboxRepository {
  const listed = new Set<string>();
  const open = () =>
    store
      .all()
      .filter(({ id, status }) => listed.has(id) && isOpen(status))
      .sort((one, other) => one.receivedAt.getTime() - other.receivedAt.getTime());
  return {
    insert: async (event) => !store.all().some(({ version }) => version === event.version) && store.insert(event),
    find: async (id) => store.find(id),
    countRedelivery: async (id) => {
      store.change(id, (now) => ({ ...now, redeliveries: now.redeliveries + 1 }));
    },
    claim: async (id, claim, at) =>
      store.change(id, (now) =>
        isOpen(now.status) && (now.claim?.until ?? at) <= at && (now.nextAttemptAt ?? at) <= at
          ? { ...now, claim, attempts: now.attempts + 1 }
          : null,
      ),
    settle: async ({ id }, owner, result) => {
      const settled = store.change(id, (now) =>
        now.claim?.owner === owner ? { ...now, ...result, claim: null } : null,
      );
      if (settled && isOpen(settled.status)) listed.add(id);
      return settled !== null;
    },
    review: async (id) => {
      if (isOpen(store.find(id)?.status ?? "handled")) listed.add(id);
      else listed.delete(id);
    },
    reopen: async (id, at, draft) => {
      listed.add(id);
      return store.change(id, (now) => ({
        ...now,
        status: "received",
        attempts: 0,
        nextAttemptAt: at,
        claim: null,
        outbox: [...now.outbox, draft],
      }));
    },
    due: async (now, limit) =>
      open()
        .filter(({ nextAttemptAt }) => (nextAttemptAt ?? now) <= now)
        .slice(0, limit)
        .map(({ id }) => id),
    page: async ({ status, type, hospitalId }, limit, after) =>
      store
        .all()
        .filter((event) => status === undefined || event.status === status)
        .filter((event) => type === undefined || event.type === type)
        .filter((event) => hospitalId === undefined || event.hospitalId === hospitalId)
        .sort(newestFirst)
        .filter((event) => !after || newestFirst(after, event) < 0)
        .slice(0, limit),
    listOpen: async (receivedBy) => {
      for (const { id, status, receivedAt } of store.all()) {
        if (isOpen(status) && receivedAt <= receivedBy) listed.add(id);
      }
    },
    oldestOpen: async () => open()[0]?.receivedAt ?? null,
  };
}

type Place = { readonly receivedAt: Date; readonly id: string };

function newestFirst(one: Place, other: Place): number {
  return other.receivedAt.getTime() - one.receivedAt.getTime() || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0);
}
