import type { HospitalView } from "../../../api/views/hospital.ts";
import { plans } from "../../../domain/plans.ts";
import { hospitalTexts } from "../../texts/hospital.ts";

const { usually } = hospitalTexts.progress;
const minuteMs = 60_000;

/** How long the making of a database takes as a rule, and from when on it is longer than that. */
export function usualTime({ target, plan }: HospitalView): { readonly text: string; readonly longMs: number } {
  if (target === "local") return { text: usually.local, longMs: minuteMs };
  const isShared = plans[plan].startTier === "M0";
  return isShared ? { text: usually.shared, longMs: 6 * minuteMs } : { text: usually.dedicated, longMs: 20 * minuteMs };
}
