import { emptyLedger, entryAfter, readEnd } from "../../../src/audit/entry.ts";
import { exportJsonLines } from "../../../src/audit/export.ts";
import { createSigner, newSigningKey, type Signer } from "../../../src/audit/signer.ts";
import { type LedgerVerdict, type VerifyOptions, verifyExport } from "../../../src/audit/verify-export.ts";
import type { Checkpoint, LedgerEntry } from "../../../src/domain/ledger.ts";
import { canonicalJson } from "../../../src/foundation/canonical-json.ts";
import { draft, stream as firstStream } from "./drafts.ts";

/** The same key each time, and another one. */
export const signer = createSigner(newSigningKey((size) => Buffer.alloc(size, 1)));
export const otherSigner = createSigner(newSigningKey((size) => Buffer.alloc(size, 2)));

export const sealedAt = "2026-06-01T00:00:00.000Z";

export function chain(length: number, stream = firstStream): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (let number = 1; number <= length; number += 1) {
    entries.push(entryAfter(entries.at(-1) ?? emptyLedger, draft(number, { stream, id: `${stream} ${number}` })));
  }
  return entries;
}

export function checkpointOf(entry: LedgerEntry | undefined, by: Signer = signer): Checkpoint {
  if (!entry) throw new Error("no such entry");
  const { stream, sequence, hash, at } = entry;
  const statement = { stream, sequence, hash, at, keyId: by.keyId };
  return { ...statement, signature: by.sign(statement) };
}

type Kept = { entries: readonly LedgerEntry[]; checkpoints?: readonly Checkpoint[]; by?: Signer; stream?: string };

/** The reading half of a ledger's repositories, over a ledger that lies in memory. */
export function inMemory({ entries, checkpoints = [] }: Pick<Kept, "entries" | "checkpoints">) {
  return {
    ledger: {
      allTexts: async function* (_: string, upTo: number) {
        for (const entry of entries.slice(0, upTo)) yield canonicalJson(entry);
      },
      head: async () => entries.at(-1) ?? null,
    },
    checkpoints: { ofStream: async () => [...checkpoints] },
  };
}

/** The lines of an export, written by what the service writes it with. */
export async function exported({ by = signer, stream, ...kept }: Kept): Promise<string[]> {
  const context = { repositories: inMemory(kept), signer: by, clock: { now: () => new Date(sealedAt) } };
  const lines: string[] = [];
  const name = stream ?? kept.entries[0]?.stream ?? firstStream;
  for await (const line of exportJsonLines(context, name)) lines.push(line.slice(0, -1));
  return lines;
}

/** Nine entries and checkpoints of the third, sixth and ninth, in thirteen lines. */
export async function exportOfNine(by: Signer = signer): Promise<string[]> {
  const entries = chain(9);
  const checkpoints = [2, 5, 8].map((index) => checkpointOf(entries[index], by));
  return exported({ entries, checkpoints, by });
}

export async function verdictOn(
  lines: readonly string[],
  { anchors, ...options }: Omit<Partial<VerifyOptions>, "anchors"> & { anchors?: readonly unknown[] } = {},
): Promise<LedgerVerdict> {
  return verifyExport(pieces(lines.map((line) => `${line}\n`).join("")), {
    publicKeyPem: signer.publicKeyPem,
    ...(anchors && { anchors: pieces(anchors.map((anchor) => `${canonicalJson(anchor)}\n`).join("")) }),
    ...options,
  });
}

async function* pieces(text: string): AsyncGenerator<string> {
  yield text;
}

/** The same content with a hash that fits, as who rewrites history would make it. */
export function rehashed(entries: readonly LedgerEntry[], from: number, data: LedgerEntry["data"]): LedgerEntry[] {
  const kept = entries.slice(0, from - 1);
  for (const { previousHash: _p, hash: _h, sequence: _s, ...entry } of entries.slice(from - 1)) {
    kept.push(entryAfter(kept.at(-1) ?? emptyLedger, { ...entry, at: new Date(entry.at), data }));
  }
  return kept;
}

/** Whether a line is an entry that fits its own hash. */
export function isSound(entry: LedgerEntry): boolean {
  return readEnd(canonicalJson(entry)) !== null;
}
