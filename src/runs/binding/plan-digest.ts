import { createHash } from "node:crypto";
import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { Plan } from "../../domain/plan.ts";
import type { RunKind } from "../../domain/runs.ts";
import { canonicalJson } from "../../foundation/canonical-json.ts";

/** Everything that an approval means: change this and it is another plan. */
export type PlanContent = Pick<Plan, "revision" | "base" | "versions" | "changeSet" | "adopt" | "convergence"> & {
  readonly kind: RunKind;
  readonly config: HospitalStackConfig;
};

/**
 * SHA-256 (hex) of what a plan would do, to what, by which programs and on which ground. Two previews of the same on the
 * same ground have the same digest, though their plan files differ.
 */
export function planDigest({ changeSet, ...rest }: PlanContent): string {
  const { kind, config, revision, base, versions, adopt, convergence } = rest;
  const resources = [...changeSet.resources].sort((one, other) => (one.urn < other.urn ? -1 : 1));
  const content = { kind, config, revision, base, versions, adopt, convergence, resources };
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}
