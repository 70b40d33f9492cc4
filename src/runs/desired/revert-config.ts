import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import { canMove, tierClass } from "../../domain/tiers.ts";

export type Reverted = { readonly config: HospitalStackConfig; readonly cannotUndo: readonly string[] };

/**
 * What going back from `base` to an earlier revision asks for: its tier, access list and protection, as far as Atlas lets
 * them come back. Credentials never come back, since their passwords are gone with their users; names and place stay.
 */
export function revertedConfig(base: HospitalStackConfig, earlier: HospitalStackConfig): Reverted {
  const cannotUndo: string[] = [];
  const mayMove = canMove(base.tier, earlier.tier);
  if (!mayMove) {
    cannotUndo.push(`The tier stays ${base.tier}: Atlas can't take a cluster from there back to ${earlier.tier}.`);
  }
  if (base.tier !== earlier.tier && mayMove) {
    cannotUndo.push("A disk that grew meanwhile stays as large as it is.");
  }
  if (base.credentialGenerations.join() !== earlier.credentialGenerations.join()) {
    cannotUndo.push("The database users stay: the passwords of earlier ones no longer exist.");
  }
  const tier = mayMove ? earlier.tier : base.tier;
  // That a free cluster was not protected was nobody's choice: Atlas can't do it.
  const { terminationProtection } = tierClass(earlier.tier) === "free" ? base : earlier;
  return {
    config: {
      ...base,
      tier,
      accessList: earlier.accessList,
      terminationProtection,
    },
    cannotUndo,
  };
}
