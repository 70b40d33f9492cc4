import type { Hospital } from "../../domain/hospitals.ts";
import type { CaseFinding } from "../../domain/payment-cases.ts";
import { stoppedCaseId } from "../../runs/recovery/stopped-case.ts";
import type { ServiceContext } from "../context.ts";
import { unfinished } from "./findings.ts";

/** Hospitals that paid, have no database, are not being looked after, and of which no person was told yet. */
export async function compareProvisions(
  context: ServiceContext,
  hospitals: readonly Hospital[],
): Promise<CaseFinding[]> {
  const idle = hospitals.filter(({ status, queue }) => status === "provisioning" && queue.length === 0);
  if (idle.length === 0) return [];
  const lookedAfter = await hospitalsOfOpenRuns(context);
  const findings: CaseFinding[] = [];
  for (const hospital of idle) {
    if (lookedAfter.has(hospital.id)) continue;
    const told = await context.repositories.cases.find(stoppedCaseId(hospital.id));
    if (!told || told.closed) findings.push(unfinished(hospital));
  }
  return findings;
}

/** A run that ended stays open as long as another may follow on it by itself, however late. */
async function hospitalsOfOpenRuns({ repositories: { runs } }: ServiceContext): Promise<ReadonlySet<string>> {
  return new Set((await runs.openStandings()).map(({ hospitalId }) => hospitalId));
}
