import { type Collection, type Db, MongoServerError } from "mongodb";
import { LedgerEntry } from "../domain/ledger.ts";
import { canonicalJson } from "../foundation/canonical-json.ts";
import { insertOnce, type Stored } from "./stored.ts";

/**
 * An entry as it is kept. `text` is its canonical JSON and all that counts: whatever facts it holds come back as they
 * were hashed, also those that BSON can't hold. The rest is there to find it.
 */
type StoredEntry = { id: string; draftId: string; stream: string; sequence: number; text: string };

/** Where a ledger's end was seen last. A hint that saves reading: what counts are the entries. */
type Head = { _id: string; sequence: number };

/** `taken`: another entry stands there. `known`: the ledger has an entry of this draft already. */
export type Inserted = "written" | "taken" | "known";

export type LedgerRepository = {
  /** Writes an entry at its place, once and for all. Of several at once, one wins. */
  readonly insert: (entry: LedgerEntry) => Promise<Inserted>;
  /** The last entry; null if there is none. Reads a handful of documents, however long the ledger is. */
  readonly head: (stream: string) => Promise<LedgerEntry | null>;
  readonly ofDraft: (stream: string, draftId: string) => Promise<LedgerEntry | null>;
  readonly page: (stream: string, after: number, limit: number) => Promise<LedgerEntry[]>;
  /** The same entries as they are kept, unread: for those who look for what was tampered with. */
  readonly texts: (stream: string, after: number, limit: number) => Promise<string[]>;
  /** All of them up to this one, in order, for an export. */
  readonly allTexts: (stream: string, upTo: number) => AsyncIterable<string>;
};

/** How many lookups are under way at once. The embedded server has no faster way to many documents than by `_id`. */
const atOnce = 16;
const pageSize = 500;
/** From this many on it is faster to have the embedded server read everything that it has (seen: 5 times at 20,000). */
const longLedger = 2_000;

export function ledgerRepository(db: Db): LedgerRepository {
  const entries = db.collection<Stored<StoredEntry>>("ledger");
  const heads = db.collection<Head>("ledger_heads");
  const textAt = async (stream: string, sequence: number) =>
    (await entries.findOne({ _id: entryId(stream, sequence) }))?.text;
  const texts = async (stream: string, after: number, limit: number) => {
    const found: string[] = [];
    for (let first = after + 1; first <= after + limit; first += atOnce) {
      const size = Math.min(atOnce, after + limit - first + 1);
      const some = await Promise.all(Array.from({ length: size }, (_, index) => textAt(stream, first + index)));
      found.push(...some.filter((text) => text !== undefined));
      if (some.every((text) => text === undefined)) break;
    }
    return found;
  };
  async function* allTexts(stream: string, upTo: number): AsyncGenerator<string> {
    if (upTo >= longLedger) {
      const range = entries.find({ stream, sequence: { $gte: 1, $lte: upTo } }).sort({ sequence: 1 });
      for await (const { text } of range.batchSize(pageSize)) yield text;
      return;
    }
    for (let after = 0; after < upTo; after += pageSize) {
      yield* await texts(stream, after, Math.min(pageSize, upTo - after));
    }
  }
  return {
    texts,
    allTexts,
    page: async (stream, after, limit) => (await texts(stream, after, limit)).map(readEntry),
    insert: async (entry) => {
      const { stream, sequence, id: draftId } = entry;
      const _id = entryId(stream, sequence);
      if (await insertOnce(entries, { _id, draftId, stream, sequence, text: canonicalJson(entry) })) {
        await raise(heads, stream, sequence);
        return "written";
      }
      const standing = await entries.findOne({ _id });
      return standing && standing.draftId !== draftId ? "taken" : "known";
    },
    head: async (stream) => {
      const hint = (await heads.findOne({ _id: stream }))?.sequence ?? 0;
      const isThere = async (sequence: number) => (await textAt(stream, sequence)) !== undefined;
      const last = await lastOf(isThere, hint);
      const text = await textAt(stream, last);
      return text === undefined ? null : readEntry(text);
    },
    ofDraft: async (stream, draftId) => {
      const document = await entries.findOne({ draftId, stream });
      return document && readEntry(document.text);
    },
  };
}

function entryId(stream: string, sequence: number): string {
  return `${stream}:${sequence}`;
}

/** Throws if what is kept is no entry. */
export function readEntry(text: string): LedgerEntry {
  return LedgerEntry.parse(JSON.parse(text));
}

/** Two that make the document at once: one may fail, and the next entry raises it again. */
async function raise(heads: Collection<Head>, stream: string, sequence: number): Promise<void> {
  try {
    await heads.updateOne({ _id: stream }, { $max: { sequence } }, { upsert: true });
  } catch (error) {
    if (!(error instanceof MongoServerError)) throw error;
  }
}

/** The last of a gapless row 1, 2, 3, …; 0 if it is empty. Begins at the hint, if that is in the row. */
async function lastOf(isThere: (sequence: number) => Promise<boolean>, hint: number): Promise<number> {
  let last = hint > 0 && (await isThere(hint)) ? hint : 0;
  let step = 1;
  while (await isThere(last + step)) {
    last += step;
    step *= 2;
  }
  while (step > 1) {
    step /= 2;
    if (await isThere(last + step)) last += step;
  }
  return last;
}
