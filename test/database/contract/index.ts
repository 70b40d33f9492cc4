import { casesContract, reconciliationsContract } from "./cases.ts";
import { fleetContract } from "./fleet.ts";
import { hospitalsContract } from "./hospitals.ts";
import { inboxContract } from "./inbox.ts";
import { leasesContract } from "./leases.ts";
import { ledgerContract } from "./ledger.ts";
import type { Open } from "./opened.ts";
import { pacingContract } from "./pacing.ts";
import { processesContract } from "./processes.ts";
import { recordsContract } from "./records.ts";
import { runsContract } from "./runs.ts";
import { sessionsContract } from "./sessions.ts";

/** What every implementation of the repositories keeps to. */
export function repositoriesContract(open: Open): void {
  hospitalsContract(open);
  fleetContract(open);
  leasesContract(open);
  runsContract(open);
  pacingContract(open);
  recordsContract(open);
  ledgerContract(open);
  inboxContract(open);
  casesContract(open);
  sessionsContract(open);
  reconciliationsContract(open);
  processesContract(open);
  pacingContract(open);
}
