/** Documents by id, copied on their way in and out, so that nobody shares one with the store. */
export type Store<T extends { id: string }> = {
  /** False, and nothing done, if the id is taken. */
  readonly insert: (value: T) => boolean;
  readonly put: (value: T) => void;
  readonly find: (id: string) => T | null;
  /** Writes what `update` makes of the document; null if there is none, or if it answers null. In one step, as a server does. */
  readonly change: (id: string, update: (value: T) => T | null) => T | null;
  readonly remove: (id: string) => void;
  readonly all: () => T[];
};

export function createStore<T extends { id: string }>(): Store<T> {
  const documents = new Map<string, T>();
  const put = (value: T) => {
    documents.set(value.id, structuredClone(value));
  };
  return {
    put,
    insert: (value) => {
      if (documents.has(value.id)) return false;
      put(value);
      return true;
    },
    find: (id) => structuredClone(documents.get(id) ?? null),
    change: (id, update) => {
      const known = documents.get(id);
      const next = known === undefined ? null : update(structuredClone(known));
      if (next) put(next);
      return structuredClone(next);
    },
    remove: (id) => {
      documents.delete(id);
    },
    all: () => structuredClone([...documents.values()]),
  };
}
