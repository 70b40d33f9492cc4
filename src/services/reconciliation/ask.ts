import type { Reconciliation } from "../../domain/reconciliation.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { reconciliationNotFound } from "../billing/problems.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceProblem } from "../problems.ts";
import { reconcile } from "./reconcile.ts";

/** The newest report. For viewers. */
export async function showReconciliation(
  { repositories }: ServiceContext,
  caller: Caller,
): Promise<Outcome<Reconciliation, ServiceProblem>> {
  const allowed = requireRole(caller, "viewer");
  if (!allowed.ok) return allowed;
  const newest = await repositories.reconciliations.newest();
  return newest ? done(newest) : refused(reconciliationNotFound);
}

/** Makes a report now. For operators. Twice at once does no harm. */
export async function askForReconciliation(
  context: ServiceContext,
  caller: Caller,
): Promise<Outcome<Reconciliation, ServiceProblem>> {
  const allowed = requireRole(caller, "operator");
  return allowed.ok ? done(await reconcile(context)) : allowed;
}
