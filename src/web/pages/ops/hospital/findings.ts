import type { CaseView } from "../../../../api/views/case.ts";
import type { HospitalView } from "../../../../api/views/hospital.ts";
import type { Look } from "../../../components/tone.ts";
import type { RunSummary } from "../../../queries/hospital-runs.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { runKindTexts } from "../../../texts/status.ts";
import type { Ask } from "./change/asks.ts";

const { attention: texts } = opsHospital;

/** Something about a hospital that a person should know of now. */
export type Finding = {
  readonly look: Look;
  readonly title: string;
  readonly text: string;
  /** The run that it is about. */
  readonly run: string | null;
  /** What would settle it. */
  readonly ask: Ask | null;
};

type Health = Pick<HospitalView, "status" | "recovery_needed_since" | "drift">;
type CaseFacts = Pick<CaseView, "message" | "next_step">;

const bad: Look = { tone: "bad", icon: "alert" };
const waiting: Look = { tone: "waiting", icon: "alert" };

/** What needs attention, the worst first; `runs` are the newest ones, newest first. Empty: nothing does. */
export function findingsOf(
  { status, recovery_needed_since: brokenOff, drift }: Health,
  runs: readonly RunSummary[],
  cases: readonly CaseFacts[],
): Finding[] {
  const open = runs.filter(({ has_ended }) => !has_ended);
  const last = runs.find(({ has_ended, kind }) => has_ended && kind !== "drift-check");
  const found: Finding[] = [];
  if (brokenOff !== null) {
    found.push({ look: bad, title: texts.recovery, text: texts.recoveryText, run: brokenOff, ask: "recover" });
  }
  if (last && last.id !== brokenOff) found.push(...endOf(last));
  for (const { message, next_step } of cases) {
    found.push({ look: waiting, title: texts.decide, text: `${message} ${next_step}`, run: null, ask: null });
  }
  found.push(...open.flatMap(waitingOf));
  if (drift?.outcome === "drifted") {
    found.push({ look: waiting, title: texts.drifted, text: texts.driftedText, run: drift.run, ask: "remediate" });
  }
  if (status === "past_due") {
    found.push({ look: waiting, title: texts.pastDue, text: texts.pastDueText, run: null, ask: null });
  }
  if (drift?.outcome === "unknown") {
    const look: Look = { tone: "quiet", icon: "info" };
    found.push({ look, title: texts.driftUnknown, text: texts.driftUnknownText, run: drift.run, ask: null });
  }
  found.push(...open.flatMap(workingOf));
  return found;
}

/** How the last run ended, if somebody should know. */
function endOf({ id, kind, status, reason, problem }: RunSummary): Finding[] {
  const name = runKindTexts[kind];
  const finding = (look: Look, title: string): Finding[] => [
    { look, title, text: problem ? `${problem.message} ${problem.next_step}` : `“${reason}”`, run: id, ask: null },
  ];
  switch (status) {
    case "errored":
    case "policy_failed":
    case "interrupted":
      return finding(bad, texts.failed(name));
    case "stale":
      return finding(waiting, texts.stale(name));
    case "expired":
      return finding(waiting, texts.expired(name));
    default:
      return [];
  }
}

function waitingOf({ id, kind, status, reason }: RunSummary): Finding[] {
  const name = runKindTexts[kind];
  if (status !== "awaiting_approval" && status !== "policy_override") return [];
  const isApproval = status === "awaiting_approval";
  return [
    {
      look: { tone: "waiting", icon: isApproval ? "pause" : "shield" },
      title: isApproval ? texts.approval(name) : texts.override(name),
      text: `“${reason}”`,
      run: id,
      ask: null,
    },
  ];
}

function workingOf({ id, kind, status, reason }: RunSummary): Finding[] {
  if (status === "awaiting_approval" || status === "policy_override") return [];
  const look: Look = { tone: "busy", icon: "clock" };
  return [{ look, title: texts.working(runKindTexts[kind]), text: `“${reason}”`, run: id, ask: null }];
}
