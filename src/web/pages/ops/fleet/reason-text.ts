import type { FleetReasonView } from "../../../../api/views/fleet-row.ts";
import { caseTexts, endTexts, fleetReasonTexts } from "../../../texts/fleet.ts";
import { runKindTexts, runStatusTexts } from "../../../texts/status.ts";

/** Why a hospital is as it is, in words. */
export function reasonText({ kind, run, case_kind, problem }: FleetReasonView): string {
  if (kind === "case_open") return case_kind ? caseTexts[case_kind] : "";
  const words = kind === "at_work" ? "" : fleetReasonTexts[kind];
  if (!run) return words;
  const end = endOf(run.status) ?? (kind === "at_work" ? runStatusTexts[run.status].toLowerCase() : words);
  return [runKindTexts[run.kind], problem ? `${end}. ${problem}` : end].join(": ");
}

function endOf(status: string): string | undefined {
  return Object.entries(endTexts).find(([ended]) => ended === status)?.[1];
}
