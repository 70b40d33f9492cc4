import type { CaseKind } from "../../domain/cases.ts";
import { type CaseFinding, caseId } from "../../domain/payment-cases.ts";
import type { Reconciliation } from "../../domain/reconciliation.ts";
import { closeCaseById, openCase } from "../billing/cases.ts";
import type { ServiceContext } from "../context.ts";
import { compareAtlas } from "./atlas.ts";
import { compareProvisions } from "./provisions.ts";
import { compareSubscriptions } from "./subscriptions.ts";

const mostCases = 1_000;

/** Kinds whose open cases are closed once their cause is not found any more, by who has to have answered for that. */
const closedBy = {
  atlas: ["orphaned_project", "orphaned_cluster", "ended_still_costs", "missing_in_atlas"],
  gateway: ["unknown_hospital"],
} as const satisfies Record<"atlas" | "gateway", readonly CaseKind[]>;

/**
 * Compares subscriptions, hospitals and what Atlas has. What follows from a payment is done at once; all else becomes a
 * case with the run that would settle it, for a person to ask for. Keeps and answers the report.
 */
export async function reconcile(context: ServiceContext): Promise<Reconciliation> {
  const at = context.clock.now();
  const paid = await compareSubscriptions(context);
  const hospitals = await context.repositories.hospitals.all();
  const atlas = await compareAtlas(context, hospitals);
  const stuck = await compareProvisions(context, hospitals);
  const findings = [...paid.findings, ...atlas.findings, ...stuck];
  for (const found of findings) await openCase(context, found);
  const silences = [...paid.silences, ...atlas.silences];
  await closeSettled(context, findings, new Set(silences.map(({ who }) => who)));
  const report: Reconciliation = {
    id: "newest",
    at,
    tookMs: context.clock.now().getTime() - at.getTime(),
    subscriptions: paid.count,
    hospitals: hospitals.length,
    projects: atlas.projects,
    healed: paid.healed,
    findings: findings.map(({ kind, subject, hospitalId, message, proposedRun }) => ({
      caseId: caseId(kind, subject),
      hospitalId,
      message,
      proposedRun,
    })),
    silences,
  };
  await context.repositories.reconciliations.keep(report);
  return report;
}

/** From silence nothing follows: who did not answer closes nothing. */
async function closeSettled(
  context: ServiceContext,
  findings: readonly CaseFinding[],
  silent: ReadonlySet<string>,
): Promise<void> {
  const found = new Set(findings.map(({ kind, subject }) => caseId(kind, subject)));
  const open = await context.repositories.cases.list({ isOpen: true }, mostCases);
  for (const { id, kind } of open) {
    if (found.has(id) || !mayClose(id, kind, silent)) continue;
    await closeCaseById(context, id, "A reconciliation finds it settled.");
  }
}

function mayClose(id: string, kind: CaseKind, silent: ReadonlySet<string>): boolean {
  if (id.startsWith("paid_not_provisioned:hosp_")) return true;
  return (Object.keys(closedBy) as (keyof typeof closedBy)[]).some(
    (who) => !silent.has(who) && closedBy[who].some((one) => one === kind),
  );
}
