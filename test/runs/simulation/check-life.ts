import { canMoveHospital } from "../../../src/domain/hospital-life.ts";
import type { Hospital } from "../../../src/domain/hospitals.ts";
import { Violation } from "./record.ts";

/** Payments move a hospital only where they may. */
export function checkLife(before: Hospital, after: Partial<Hospital>): void {
  const to = after.status ?? before.status;
  const isLeftAlone = Object.keys(after).length === 0;
  const mayChange = before.status !== "gone" && !(before.doomed && after.status);
  if (isLeftAlone || (canMoveHospital("payments", before.status, to) && mayChange)) return;
  throw new Violation(`payments made ${before.id} ${to}, and it was ${before.status}`);
}
