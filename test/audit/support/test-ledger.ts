import type { Db } from "mongodb";
import { pino } from "pino";
import type { Anchor } from "../../../src/audit/anchors/anchor.ts";
import { createLedger, type Ledger } from "../../../src/audit/index.ts";
import { openRepositories, type Repositories } from "../../../src/database/index.ts";
import type { Checkpoint, LedgerDraft } from "../../../src/domain/ledger.ts";
import type { TestServer } from "../../support/master-database.ts";
import { signer } from "./exported.ts";

type Carrier = { _id: string; outbox: LedgerDraft[] };

export type TestLedger = {
  readonly ledger: Ledger;
  readonly repositories: Repositories;
  readonly db: Db;
  /** Another process on the same database. */
  readonly beside: (repositories: Repositories) => Ledger;
  readonly logged: () => string;
  /** A run with something to tell. */
  readonly carry: (id: string, outbox: LedgerDraft[]) => Promise<void>;
  readonly outboxOf: (id: string) => Promise<string[]>;
};

/** A ledger on an empty database. */
export async function openTestLedger(server: TestServer, anchors: readonly Anchor[] = []): Promise<TestLedger> {
  const master = await server.emptyDatabase();
  const repositories = await openRepositories(master);
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line) => void lines.push(line) });
  const clock = { now: () => new Date("2026-05-01T00:00:00Z") };
  const beside = (others: Repositories) => createLedger({ repositories: others, signer, anchors, clock, log });
  const runs = master.db.collection<Carrier>("runs");
  return {
    ledger: beside(repositories),
    repositories,
    db: master.db,
    beside,
    logged: () => lines.join(""),
    carry: async (_id, outbox) => {
      await runs.insertOne({ _id, outbox });
    },
    outboxOf: async (id) => ((await runs.findOne({ _id: id }))?.outbox ?? []).map((draft) => draft.id),
  };
}

/** An anchor in memory that can be told to fail. */
export function testAnchor(name = "memory") {
  const kept: Checkpoint[] = [];
  const state = { fails: false };
  const anchor: Anchor = {
    name,
    write: async (checkpoint) => {
      if (state.fails) throw new Error("the anchor is away");
      kept.push(checkpoint);
    },
  };
  return { anchor, kept, state };
}
