import type { RunView } from "../../../api/views/run.ts";
import type { RunEventView } from "../../../api/views/run-event.ts";
import { hospitalTexts } from "../../texts/hospital.ts";

const { resources: names } = hospitalTexts;

export type StepState = "waiting" | "working" | "done" | "failed";

/** One thing that is made in Atlas, and how far it is. */
export type ResourceStep = { readonly key: string; readonly name: string; readonly state: StepState };

const stateOf: Readonly<Record<string, StepState>> = { started: "working", finished: "done", failed: "failed" };

/** What the plan makes, in its order, each with what was heard of it last; what was heard of without a plan follows. */
export function resourceSteps(
  plan: RunView["plan"],
  events: readonly RunEventView[],
  isApplying: boolean,
): ResourceStep[] {
  const steps = new Map<string, ResourceStep>();
  for (const { name, type } of plan?.change_set.resources ?? []) {
    steps.set(name, { key: name, name: nameOf(type), state: "waiting" });
  }
  // A preview tells of the same resources, and makes none of them.
  for (const { resource } of isApplying ? sinceApply(events) : []) {
    if (!resource) continue;
    const state = stateOf[resource.state] ?? "working";
    steps.set(resource.name, { key: resource.name, name: nameOf(resource.type), state });
  }
  return [...steps.values()];
}

function sinceApply(events: readonly RunEventView[]): readonly RunEventView[] {
  const begun = events.findLastIndex(({ status }) => status === "applying");
  return begun < 0 ? [] : events.slice(begun);
}

function nameOf(type: string): string {
  if (/:project$/i.test(type)) return names.project;
  if (/cluster$/i.test(type)) return names.cluster;
  if (/accesslist$/i.test(type)) return names.access;
  if (/password$/i.test(type)) return names.password;
  if (/databaseuser$/i.test(type)) return names.user;
  return names.other;
}
