import type { DatabaseSync } from "node:sqlite";
import type { z } from "zod";

export type Entry<T> = { readonly scope: string; readonly key: string; readonly document: T };

/** Documents of one kind, each under a scope (mostly the project's id) and a key that is unique in it. */
export type Collection<T> = {
  readonly get: (scope: string, key: string) => T | undefined;
  /** In the order in which they were first put. */
  readonly list: (scope: string) => T[];
  readonly all: () => T[];
  /** Those that have a member of this name. */
  readonly holding: (member: string) => Entry<T>[];
  readonly count: (scope: string) => number;
  /** Inserts or replaces; on disk when it returns. */
  readonly put: (scope: string, key: string, document: T) => void;
  readonly remove: (scope: string, key: string) => void;
  readonly removeAll: (scope: string) => void;
};

/** A collection whose documents are checked against `schema` whenever they are read. */
export function collection<T>(database: DatabaseSync, kind: string, schema: z.ZodType<T>): Collection<T> {
  const one = database.prepare("SELECT body FROM documents WHERE kind = ? AND scope = ? AND key = ?");
  const inScope = database.prepare("SELECT body FROM documents WHERE kind = ? AND scope = ? ORDER BY rowid");
  const every = database.prepare("SELECT body FROM documents WHERE kind = ? ORDER BY rowid");
  const holding = database.prepare(
    "SELECT scope, key, body FROM documents WHERE kind = ? AND json_extract(body, '$.' || ?) IS NOT NULL",
  );
  const count = database.prepare("SELECT count(*) AS total FROM documents WHERE kind = ? AND scope = ?");
  const put = database.prepare(
    "INSERT INTO documents VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
  );
  const remove = database.prepare("DELETE FROM documents WHERE kind = ? AND scope = ? AND key = ?");
  const removeAll = database.prepare("DELETE FROM documents WHERE kind = ? AND scope = ?");
  const parse = (row: Record<string, unknown>): T => schema.parse(JSON.parse(String(row.body)));
  return {
    get: (scope, key) => {
      const row = one.get(kind, scope, key);
      return row === undefined ? undefined : parse(row);
    },
    list: (scope) => inScope.all(kind, scope).map(parse),
    all: () => every.all(kind).map(parse),
    holding: (member) =>
      holding
        .all(kind, member)
        .map((row) => ({ scope: String(row.scope), key: String(row.key), document: parse(row) })),
    count: (scope) => Number(count.get(kind, scope)?.total ?? 0),
    put: (scope, key, document) => {
      put.run(kind, scope, key, JSON.stringify(document));
    },
    remove: (scope, key) => {
      remove.run(kind, scope, key);
    },
    removeAll: (scope) => {
      removeAll.run(kind, scope);
    },
  };
}
