import { type CaseRepository, caseRepository } from "./cases.ts";
import { type CheckpointRepository, checkpointRepository } from "./checkpoints.ts";
import { type CredentialsRepository, credentialsRepository } from "./credentials.ts";
import { type DutyRepository, dutyRepository } from "./duties.ts";
import { type FleetRepository, fleetRepository } from "./fleet.ts";
import { type HospitalRepository, hospitalRepository } from "./hospitals.ts";
import { type InboxRepository, inboxRepository } from "./inbox.ts";
import { declareIndexes } from "./indexes.ts";
import { type InstallationRepository, installationRepository } from "./installation.ts";
import { type KeyRepository, keyRepository } from "./keys.ts";
import { type LedgerRepository, ledgerRepository } from "./ledger.ts";
import type { MasterDatabase } from "./master.ts";
import { type OutboxRepository, outboxRepository } from "./outbox.ts";
import { type PacingRepository, pacingRepository } from "./pacing.ts";
import { type PaymentRepository, paymentRepository } from "./payments.ts";
import { type PlanFileRepository, planFileRepository } from "./plan-files.ts";
import { type PlanRepository, planRepository } from "./plans.ts";
import { type ProcessRepository, processRepository } from "./processes.ts";
import { type ProgressRepository, progressRepository } from "./progress.ts";
import { type ReconciliationRepository, reconciliationRepository } from "./reconciliations.ts";
import { type ResultRepository, resultRepository } from "./results.ts";
import { type RevisionRepository, revisionRepository } from "./revisions.ts";
import { type RunRepository, runRepository } from "./runs.ts";
import { type SessionRepository, sessionRepository } from "./sessions.ts";

const pingLimitMs = 2_000;

/** Everything the product remembers, one repository per collection. */
export type Repositories = {
  readonly hospitals: HospitalRepository;
  readonly fleet: FleetRepository;
  readonly payments: PaymentRepository;
  readonly inbox: InboxRepository;
  readonly cases: CaseRepository;
  readonly reconciliations: ReconciliationRepository;
  readonly revisions: RevisionRepository;
  readonly runs: RunRepository;
  readonly plans: PlanRepository;
  readonly planFiles: PlanFileRepository;
  readonly results: ResultRepository;
  readonly progress: ProgressRepository;
  readonly pacing: PacingRepository;
  readonly credentials: CredentialsRepository;
  readonly keys: KeyRepository;
  readonly sessions: SessionRepository;
  readonly ledger: LedgerRepository;
  readonly checkpoints: CheckpointRepository;
  readonly outbox: OutboxRepository;
  readonly processes: ProcessRepository;
  readonly duties: DutyRepository;
  readonly installation: InstallationRepository;
  /** Throws unless the database answers within two seconds. */
  readonly ping: () => Promise<void>;
};

export async function openRepositories({ db }: MasterDatabase): Promise<Repositories> {
  await declareIndexes(db);
  const fleet = fleetRepository(db);
  return {
    hospitals: hospitalRepository(db, fleet),
    fleet,
    payments: paymentRepository(db),
    inbox: inboxRepository(db),
    cases: caseRepository(db),
    reconciliations: reconciliationRepository(db),
    revisions: revisionRepository(db),
    runs: runRepository(db),
    plans: planRepository(db),
    planFiles: planFileRepository(db),
    results: resultRepository(db),
    progress: progressRepository(db),
    pacing: pacingRepository(db),
    credentials: credentialsRepository(db),
    keys: keyRepository(db),
    sessions: sessionRepository(db),
    ledger: ledgerRepository(db),
    checkpoints: checkpointRepository(db),
    outbox: outboxRepository(db),
    processes: processRepository(db),
    duties: dutyRepository(db),
    installation: installationRepository(db),
    ping: async () => {
      await db.command({ ping: 1 }, { signal: AbortSignal.timeout(pingLimitMs) });
    },
  };
}
