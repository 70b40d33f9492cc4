import type { Credentials } from "../../../src/database/credentials.ts";
import type { Repositories } from "../../../src/database/index.ts";
import type { PlanFile } from "../../../src/database/plan-files.ts";
import type { Case } from "../../../src/domain/cases.ts";
import { entryOf } from "../../../src/domain/fleet.ts";
import type { Hospital } from "../../../src/domain/hospitals.ts";
import type { InboxEvent } from "../../../src/domain/inbox.ts";
import type { ApiKey } from "../../../src/domain/keys.ts";
import type { Pacing } from "../../../src/domain/pacing.ts";
import type { Payment } from "../../../src/domain/payments.ts";
import type { Plan } from "../../../src/domain/plan.ts";
import type { ProgressEvent } from "../../../src/domain/progress.ts";
import type { Reconciliation } from "../../../src/domain/reconciliation.ts";
import type { RunResult } from "../../../src/domain/results.ts";
import type { Revision } from "../../../src/domain/revisions.ts";
import type { Run } from "../../../src/domain/runs.ts";
import type { Session } from "../../../src/domain/sessions.ts";
import { memoryCases } from "./cases.ts";
import { memoryCheckpoints } from "./checkpoints.ts";
import { memoryHospitals } from "./hospitals.ts";
import { memoryInbox } from "./inbox.ts";
import { memoryLedger } from "./ledger.ts";
import { carriersIn, memoryOutbox } from "./outbox.ts";
import { memoryPacing } from "./pacing.ts";
import { memoryDuties, memoryInstallation, memoryPlanFiles, memoryProcesses } from "./processes.ts";
import {
  memoryCredentials,
  memoryKeys,
  memoryPayments,
  memoryPlans,
  memoryResults,
  memoryRevisions,
} from "./records.ts";
import { memoryRuns } from "./runs.ts";
import { memorySessions } from "./sessions.ts";
import { createStore } from "./store.ts";

/** What lies in memory, for those who check it without going through a repository. */
export type MemoryStores = ReturnType<typeof createStores>;

/** A master database in memory: the same port, each call as atomic as on a server. One contract holds for both. */
export function memoryRepositories(stores: MemoryStores = createStores()): Repositories {
  const { hospitals, payments, runs, credentials, keys, inbox, cases } = stores;
  const ledger = memoryLedger();
  return {
    hospitals: memoryHospitals(hospitals),
    fleet: { all: async () => hospitals.all().map(entryOf), mend: async () => 0 },
    payments: memoryPayments(payments),
    inbox: memoryInbox(inbox),
    cases: memoryCases(cases),
    reconciliations: memoryReconciliations(),
    revisions: memoryRevisions(stores.revisions),
    runs: memoryRuns(runs),
    plans: memoryPlans(stores.plans),
    planFiles: memoryPlanFiles(stores.planFiles),
    results: memoryResults(stores.results),
    progress: memoryProgress(),
    pacing: memoryPacing(stores.pacing),
    credentials: memoryCredentials(credentials),
    keys: memoryKeys(keys),
    sessions: memorySessions(stores.sessions),
    ledger,
    checkpoints: memoryCheckpoints(ledger.heads),
    outbox: memoryOutbox({
      hospitals: carriersIn(hospitals),
      payments: carriersIn(payments),
      runs: carriersIn(runs),
      credentials: carriersIn(credentials),
      keys: carriersIn(keys),
      inbox: carriersIn(inbox),
      cases: carriersIn(cases),
    }),
    processes: memoryProcesses(),
    duties: memoryDuties(),
    installation: memoryInstallation(),
    ping: async () => {},
  };
}

export function createStores() {
  return {
    hospitals: createStore<Hospital>(),
    payments: createStore<Payment>(),
    revisions: createStore<Revision>(),
    runs: createStore<Run>(),
    plans: createStore<Plan>(),
    planFiles: createStore<PlanFile>(),
    results: createStore<RunResult>(),
    credentials: createStore<Credentials>(),
    keys: createStore<ApiKey>(),
    sessions: createStore<Session>(),
    inbox: createStore<InboxEvent>(),
    cases: createStore<Case>(),
    pacing: createStore<Pacing>(),
  };
}

function memoryReconciliations(): Repositories["reconciliations"] {
  let newest: Reconciliation | null = null;
  return {
    keep: async (report) => {
      newest = structuredClone(report);
    },
    newest: async () => structuredClone(newest),
  };
}

function memoryProgress(): Repositories["progress"] {
  const events = new Map<string, ProgressEvent[]>();
  return {
    add: async (runId, event) => {
      events.set(runId, [...(events.get(runId) ?? []), structuredClone(event)]);
    },
    after: async (runId, first) => structuredClone((events.get(runId) ?? []).slice(first)),
  };
}
