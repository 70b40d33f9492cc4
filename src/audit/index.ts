import type { Logger } from "pino";
import type { Repositories } from "../database/index.ts";
import type { OutboxCollection } from "../database/outbox.ts";
import type { Checkpoint, LedgerDraft, LedgerEntry } from "../domain/ledger.ts";
import type { Clock } from "../foundation/clock.ts";
import type { Anchor } from "./anchors/anchor.ts";
import { anchorLeftovers, makeCheckpoint } from "./checkpoint.ts";
import { exportCsv } from "./csv.ts";
import { exportJsonLines } from "./export.ts";
import { createTurns } from "./in-turn.ts";
import { appendDraft, relayDocument, relayLeftovers } from "./relay.ts";
import type { Signer } from "./signer.ts";
import { type LedgerVerdict, verifyExport } from "./verify-export.ts";

export type LedgerDeps = {
  readonly repositories: Pick<Repositories, "ledger" | "checkpoints" | "outbox">;
  readonly signer: Signer;
  readonly anchors: readonly Anchor[];
  readonly clock: Clock;
  readonly log: Logger;
};

/** The ledgers of all hospitals and the service's own; `stream` names one of them. Tamper-evident, not tamper-proof. */
export type Ledger = {
  /** Writes a draft at the end of its ledger, once, however often and by however many at once it is asked to. */
  readonly append: (draft: LedgerDraft) => Promise<LedgerEntry>;
  /** Moves a document's outbox into the ledger. To be called after each change that tells of something. */
  readonly relay: (collection: OutboxCollection, id: string) => Promise<void>;
  /** Does what crashes and failures left undone: outboxes that nobody relayed, checkpoints that an anchor has not got. */
  readonly relayAll: () => Promise<void>;
  /** Signs the head if it moved and anchors it; null while the ledger is empty. Throws `ledger_broken`. */
  readonly checkpoint: (stream: string) => Promise<Checkpoint | null>;
  /** Up to `limit` entries behind the sequence number `after` (0 for the first page). */
  readonly page: (stream: string, range: { after: number; limit: number }) => Promise<LedgerEntry[]>;
  /** The newest first: up to `limit` entries ahead of the sequence number `before` (null for the first page). */
  readonly newest: (stream: string, range: { before: number | null; limit: number }) => Promise<LedgerEntry[]>;
  /** What `src/audit/verify-ledger.ts` verifies. */
  readonly exportJsonLines: (stream: string) => AsyncIterable<string>;
  readonly exportCsv: (stream: string) => AsyncIterable<string>;
  /** Verifies what an export would hold now. Whether it is what the anchors know, only the offline verifier can tell. */
  readonly verify: (stream: string) => Promise<LedgerVerdict>;
};

export function createLedger(deps: LedgerDeps): Ledger {
  const { ledger } = deps.repositories;
  const relaying = { ...deps, inTurn: createTurns() };
  return {
    append: (draft) => appendDraft(relaying, draft),
    relay: (collection, id) => relayDocument(relaying, collection, id),
    relayAll: async () => {
      await relayLeftovers(relaying);
      await anchorLeftovers(deps);
    },
    checkpoint: (stream) => makeCheckpoint(deps, stream),
    page: (stream, { after, limit }) => ledger.page(stream, after, limit),
    newest: async (stream, { before, limit }) => {
      const last = before === null ? ((await ledger.head(stream))?.sequence ?? 0) : before - 1;
      const after = Math.max(0, last - limit);
      return (await ledger.page(stream, after, last - after)).reverse();
    },
    exportJsonLines: (stream) => exportJsonLines(deps, stream),
    exportCsv: (stream) => exportCsv(ledger, stream),
    verify: (stream) => verifyExport(exportJsonLines(deps, stream), { publicKeyPem: deps.signer.publicKeyPem, stream }),
  };
}
