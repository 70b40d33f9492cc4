import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { ChangeSet } from "../../domain/change-set.ts";
import { tierClass } from "../../domain/tiers.ts";

const clusterType = "mongodbatlas:index/advancedCluster:AdvancedCluster";

/** What Atlas leaves out of an upgrade from a shared tier, and takes in a second step. */
const left = ["terminationProtectionEnabled", "tags", "backupEnabled", "retainBackupsEnabled", "pitEnabled", "paused"];

/** An upgrade out of M0 or FLEX sends nothing but the size (Atlas: tenant upgrade), so the rest needs a second step. */
export function needsConvergence(before: HospitalStackConfig | null, after: HospitalStackConfig): boolean {
  return before !== null && tierClass(before.tier) !== "dedicated" && tierClass(before.tier) !== tierClass(after.tier);
}

/** Whether a second step changes nothing but what the first was known to leave out. */
export function isDeclaredConvergence({ resources }: ChangeSet): boolean {
  return resources
    .filter(({ operation }) => operation !== "same")
    .every(
      ({ type, operation, properties }) =>
        type === clusterType &&
        operation === "update" &&
        properties.length > 0 &&
        properties.every(({ path }) =>
          left.some((name) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`)),
        ),
    );
}
