import type { RunView } from "../../../api/views/run.ts";
import type { RunEventView } from "../../../api/views/run-event.ts";
import { hospitalTexts } from "../../texts/hospital.ts";
import { type ResourceStep, resourceSteps, type StepState } from "./resource-steps.ts";
import { statusNow } from "./status-now.ts";

const { progress: texts } = hospitalTexts;

const applyBegun = ["applying", "verifying", "applied"];

/** The whole way from the payment to the sign-in, as far as it can be told now. */
export function progressSteps(run: RunView, events: readonly RunEventView[]): ResourceStep[] {
  const status = statusNow(run, events);
  const isApplying = applyBegun.includes(status);
  const isMade = status === "verifying" || status === "applied";
  const parts = resourceSteps(run.plan, events, isApplying);
  return [
    { key: "paid", name: texts.paid, state: "done" },
    { key: "plan", name: texts.plan, state: planState(status, isApplying) },
    ...(isMade ? parts.map((part): ResourceStep => ({ ...part, state: "done" })) : parts),
    { key: "check", name: texts.check, state: checkState(status) },
  ];
}

function planState(status: string, isApplying: boolean): StepState {
  if (isApplying || status === "confirmed") return "done";
  return status === "pending" ? "waiting" : "working";
}

function checkState(status: string): StepState {
  if (status === "applied") return "done";
  return status === "verifying" ? "working" : "waiting";
}
