import { hash } from "node:crypto";
import { z } from "zod";
import { LedgerDraft, type LedgerEntry, noHash } from "../domain/ledger.ts";
import { canonicalJson } from "../foundation/canonical-json.ts";

/** The end of a ledger, or of a part of it. */
export type ChainEnd = { readonly sequence: number; readonly hash: string };

const Chained = z.looseObject({ sequence: z.int(), previousHash: z.string(), hash: z.string() });

export const emptyLedger: ChainEnd = { sequence: 0, hash: noHash };

/** The entry that a draft becomes behind the present end of its ledger. Throws on facts that JSON can't hold. */
export function entryAfter(end: ChainEnd, draft: LedgerDraft): LedgerEntry {
  const { at, ...facts } = LedgerDraft.parse(draft);
  const content = { ...facts, at: at.toISOString(), sequence: end.sequence + 1, previousHash: end.hash };
  return { ...content, hash: hashOf(content) };
}

/** The end of the ledger behind this entry, given as it is kept; null unless it is the one that continues `end`. */
export function continuedBy(text: string, end: ChainEnd): ChainEnd | null {
  const read = readEnd(text);
  return read && read.sequence === end.sequence + 1 && read.previousHash === end.hash ? read : null;
}

/** An entry as it is kept, as the end of a ledger; null if its hash is not that of its content. */
export function readEnd(text: string): (ChainEnd & { readonly previousHash: string }) | null {
  const { success, data } = Chained.safeParse(parsed(text));
  if (!success) return null;
  const { hash: claimed, ...content } = data;
  if (claimed !== hashOf(content)) return null;
  return { sequence: content.sequence, previousHash: content.previousHash, hash: claimed };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function hashOf(content: Readonly<Record<string, unknown>>): string {
  return hash("sha256", canonicalJson(content));
}
