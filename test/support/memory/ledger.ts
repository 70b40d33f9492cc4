import { type LedgerRepository, readEntry } from "../../../src/database/ledger.ts";
import { canonicalJson } from "../../../src/foundation/canonical-json.ts";

export function memoryLedger(): LedgerRepository & { readonly heads: () => ReadonlyMap<string, number> } {
  /** Texts by stream, in order. */
  const streams = new Map<string, string[]>();
  const byDraft = new Map<string, { stream: string; text: string }>();
  const of = (stream: string) => streams.get(stream) ?? [];
  const texts = (stream: string, after: number, limit: number) => of(stream).slice(after, after + limit);
  return {
    heads: () => new Map([...streams].map(([stream, { length }]) => [stream, length])),
    insert: async (entry) => {
      const { stream, sequence, id } = entry;
      const standing = of(stream)[sequence - 1];
      if (standing !== undefined) return readEntry(standing).id === id ? "known" : "taken";
      if (byDraft.has(id)) return "known";
      if (sequence !== of(stream).length + 1) throw new Error(`${stream} has no entry ${sequence - 1} yet`);
      const text = canonicalJson(entry);
      streams.set(stream, [...of(stream), text]);
      byDraft.set(id, { stream, text });
      return "written";
    },
    head: async (stream) => {
      const last = of(stream).at(-1);
      return last === undefined ? null : readEntry(last);
    },
    ofDraft: async (stream, draftId) => {
      const found = byDraft.get(draftId);
      return found?.stream === stream ? readEntry(found.text) : null;
    },
    page: async (stream, after, limit) => texts(stream, after, limit).map(readEntry),
    texts: async (stream, after, limit) => texts(stream, after, limit),
    allTexts: async function* (stream, upTo) {
      yield* texts(stream, 0, upTo);
    },
  };
}
