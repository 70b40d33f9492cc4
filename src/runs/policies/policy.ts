import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { Role } from "../../domain/actors.ts";
import type { ChangeSet } from "../../domain/change-set.ts";
import type { CostEstimate } from "../../domain/cost.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { PolicyLevel } from "../../domain/policy.ts";
import type { RunKind } from "../../domain/runs.ts";
import type { PolicyRules } from "../rules.ts";

/** Everything that a policy may look at. */
export type PolicyInput = {
  readonly kind: RunKind;
  readonly hospital: Pick<Hospital, "plan" | "target" | "database">;
  readonly before: HospitalStackConfig | null;
  readonly after: HospitalStackConfig;
  readonly changeSet: ChangeSet;
  readonly cost: CostEstimate;
  readonly rules: PolicyRules;
  readonly now: Date;
};

/** What is wrong and what to do about it, and how bad it is. Null means that the policy is met. */
export type Violation = { readonly level: PolicyLevel; readonly message: string };

/**
 * A rule that every plan is held to. A new one is a file in this folder, named in `index.ts`. It is pure: the same input
 * gives the same answer, since a plan is judged again just before it is applied.
 */
export type Policy = {
  readonly name: string;
  readonly title: string;
  /** How bad a violation is as a rule; each says for itself how bad it is here. */
  readonly level: PolicyLevel;
  /** Who may let a soft violation pass. */
  readonly overridableBy: Role;
  readonly judge: (input: PolicyInput) => Violation | null;
};
