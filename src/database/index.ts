import { type CheckpointRepository, checkpointRepository } from "./checkpoints.ts";
import { type CredentialsRepository, credentialsRepository } from "./credentials.ts";
import { type HospitalRepository, hospitalRepository } from "./hospitals.ts";
import { declareIndexes } from "./indexes.ts";
import { type LedgerRepository, ledgerRepository } from "./ledger.ts";
import type { MasterDatabase } from "./master.ts";
import { type OutboxRepository, outboxRepository } from "./outbox.ts";
import { type PaymentRepository, paymentRepository } from "./payments.ts";
import { type RevisionRepository, revisionRepository } from "./revisions.ts";
import { type RunRepository, runRepository } from "./runs.ts";

/** Everything the product remembers, one repository per collection. */
export type Repositories = {
  readonly hospitals: HospitalRepository;
  readonly payments: PaymentRepository;
  readonly revisions: RevisionRepository;
  readonly runs: RunRepository;
  readonly credentials: CredentialsRepository;
  readonly ledger: LedgerRepository;
  readonly checkpoints: CheckpointRepository;
  readonly outbox: OutboxRepository;
  /** Throws unless the database answers. */
  readonly ping: () => Promise<void>;
};

export async function openRepositories({ db }: MasterDatabase): Promise<Repositories> {
  await declareIndexes(db);
  return {
    hospitals: hospitalRepository(db),
    payments: paymentRepository(db),
    revisions: revisionRepository(db),
    runs: runRepository(db),
    credentials: credentialsRepository(db),
    ledger: ledgerRepository(db),
    checkpoints: checkpointRepository(db),
    outbox: outboxRepository(db),
    ping: async () => {
      await db.command({ ping: 1 });
    },
  };
}
