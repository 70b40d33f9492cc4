import type { CaseCursor, CaseRepository } from "../../../src/database/cases.ts";
import type { Case } from "../../../src/domain/cases.ts";
import type { Store } from "./store.ts";

export function memoryCases(store: Store<Case>): CaseRepository {
  return {
    open: async (found) =>
      store.insert(found) ||
      store.change(found.id, (now) =>
        now.closed ? { ...found, closed: null, outbox: [...now.outbox, ...found.outbox] } : null,
      ) !== null,
    close: async (id, closed, draft) =>
      store.change(id, (now) => (now.closed ? null : { ...now, closed, outbox: [...now.outbox, draft] })) !== null,
    find: async (id) => store.find(id),
    list: async ({ isOpen, hospitalId }, limit, after) =>
      store
        .all()
        .filter(({ closed }) => isOpen === undefined || (closed === null) === isOpen)
        .filter((one) => hospitalId === undefined || one.hospitalId === hospitalId)
        .sort(newestFirst)
        .filter((one) => !after || newestFirst(after, one) < 0)
        .slice(0, limit),
    countOpen: async () => store.all().filter(({ closed }) => closed === null).length,
  };
}

function newestFirst(one: CaseCursor, other: CaseCursor): number {
  return other.openedAt.getTime() - one.openedAt.getTime() || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0);
}
