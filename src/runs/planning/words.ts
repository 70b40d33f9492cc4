import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { AtlasCluster } from "../../atlas/read-back/model.ts";
import type { ChangeInput } from "../../domain/change-words.ts";
import type { RunKind } from "../../domain/runs.ts";

/** The plain facts that a change's words are made of. */
export function wordsOf(
  kind: RunKind,
  before: HospitalStackConfig | null,
  after: HospitalStackConfig,
  { cluster }: { readonly cluster: Pick<AtlasCluster, "diskSizeGb"> | null },
): ChangeInput {
  return {
    kind,
    before: before && sideOf(before),
    after: kind === "offboard" ? null : sideOf(after),
    diskSizeGb: cluster?.diskSizeGb ?? null,
  };
}

function sideOf({ tier, accessList, terminationProtection, suspended, credentialGenerations }: HospitalStackConfig) {
  return {
    tier,
    accessList: accessList.map(({ address }) => address),
    terminationProtection,
    suspended,
    credentialGenerations,
  };
}
