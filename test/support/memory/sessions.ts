import type { SessionRepository } from "../../../src/database/sessions.ts";
import type { Session } from "../../../src/domain/sessions.ts";
import type { Store } from "./store.ts";

export function memorySessions(store: Store<Session>): SessionRepository {
  return {
    insert: async (session) => {
      if (!store.insert(session)) throw new Error("this session is there already");
    },
    find: async (id) => store.find(id),
    touch: async (id, at) => {
      store.change(id, (now) => (now.seenAt < at ? { ...now, seenAt: at } : null));
    },
    remove: async (id) => store.remove(id),
    removeEnded: async (now, seenBefore) => {
      for (const { id, endsAt, seenAt } of store.all()) if (endsAt <= now || seenAt <= seenBefore) store.remove(id);
    },
  };
}
