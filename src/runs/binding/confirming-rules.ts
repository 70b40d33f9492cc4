import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Plan } from "../../domain/plan.ts";
import type { RunKind } from "../../domain/runs.ts";
import { standing } from "../policies/index.ts";

/**
 * The rule by which a plan needs nobody's yes, if there is one. `paid-provision`: a hospital that paid gets what its plan
 * starts with, as long as nothing is changed or taken away for it. `paid-recovery`: the same where that broke off and is
 * gone on with, up to the moment when the hospital first is active. `nothing-to-change`: looking whether all is well
 * needs no approval.
 */
export function ruleThatConfirms(
  kind: RunKind,
  plan: Pick<Plan, "changeSet" | "policies">,
  config: HospitalStackConfig,
  { status }: Pick<Hospital, "status">,
): string | null {
  if (standing(plan.policies, "hard").length > 0 || standing(plan.policies, "soft").length > 0) return null;
  const { counts, hasChanges } = plan.changeSet;
  if (!hasChanges) return "nothing-to-change";
  const takesAway = counts.delete > 0 || counts.replace > 0;
  if (takesAway || config.credentialGenerations.length !== 1) return null;
  if (kind === "provision") return "paid-provision";
  return kind === "recover" && status === "provisioning" ? "paid-recovery" : null;
}
