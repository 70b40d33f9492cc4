import type { MovePatch } from "../database/hospitals.ts";
import { canMoveHospital } from "../domain/hospital-life.ts";
import type { Hospital, HospitalStatus } from "../domain/hospitals.ts";
import type { RunContext } from "./context.ts";
import type { Hold } from "./leases/hold.ts";

/**
 * Changes the status of the hospital that this worker holds. Payments may change it as well meanwhile: what it is to
 * become is worked out of the hospital as it is at the moment of the write. Null if the worker has lost the hospital.
 */
export async function moveHospital(
  { repositories: { hospitals } }: Pick<RunContext, "repositories">,
  { hospitalId, fence }: Pick<Hold, "hospitalId" | "fence">,
  next: (hospital: Hospital) => HospitalStatus,
  patch: MovePatch = {},
): Promise<Hospital | null> {
  for (;;) {
    const hospital = await hospitals.find(hospitalId);
    if (hospital?.lease?.fence !== fence) return null;
    const to = next(hospital);
    if (!canMoveHospital("runs", hospital.status, to)) {
      throw new Error(`a run would make ${hospitalId} ${to}, and it is ${hospital.status}`);
    }
    const moved = await hospitals.moveStatus(hospital, fence, to, patch);
    if (moved) return moved;
  }
}
