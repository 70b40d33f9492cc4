import type { AtlasContext } from "../context.ts";
import type { Cluster, ClusterKind, StateName, Step } from "./model.ts";

/** Far enough in the future that a stuck change never ends by itself. */
const never = Number.MAX_SAFE_INTEGER;

type Timing = { readonly context: AtlasContext; readonly stuck: boolean };

/** The phases of a creation. An M0 is shown as UPDATING for a while before it is IDLE. */
export function creationSteps({ context, stuck }: Timing, kind: ClusterKind): Step[] {
  const { createFreeMs, settleFreeMs, createFlexMs, createDedicatedMs } = context.durations;
  const at = moment(context, stuck);
  if (kind === "flex") return [{ state: "CREATING", untilMs: at(createFlexMs) }];
  if (kind === "dedicated") return [{ state: "CREATING", untilMs: at(createDedicatedMs) }];
  const created: Step = { state: "CREATING", untilMs: at(createFreeMs) };
  return settleFreeMs === 0 ? [created] : [created, { state: "UPDATING", untilMs: at(createFreeMs + settleFreeMs) }];
}

/**
 * The phases of a change, after those that run already: what was begun before is not done any sooner, and a cluster
 * that is being created is created first.
 */
export function updateSteps({ context, stuck }: Timing, cluster: Cluster): Step[] {
  const { updateFlexMs, updateDedicatedMs } = context.durations;
  const durationMs = cluster.kind === "flex" ? updateFlexMs : updateDedicatedMs;
  const nowMs = context.clock.now().getTime();
  const creation = cluster.steps.filter((step) => step.state === "CREATING");
  const createdMs = creation.at(-1)?.untilMs ?? nowMs;
  if (creation.length > 0 && durationMs === 0 && !stuck) return cluster.steps;
  const beginMs = Math.max(nowMs, createdMs);
  const doneMs = stuck ? never : Math.max(beginMs + durationMs, ...cluster.steps.map((step) => step.untilMs));
  return [...(createdMs > nowMs ? creation : []), { state: "UPDATING", untilMs: doneMs }];
}

/** The state that the answer to a change shows. */
export function changingState({ steps }: Cluster): StateName {
  return steps[0]?.state ?? "UPDATING";
}

export function upgradeSteps({ context, stuck }: Timing): Step[] {
  return [{ state: "UPDATING", untilMs: moment(context, stuck)(context.durations.upgradeMs) }];
}

export function deletionSteps({ context, stuck }: Timing, kind: ClusterKind): Step[] {
  const { deleteDedicatedMs, deleteTenantMs } = context.durations;
  const durationMs = kind === "dedicated" ? deleteDedicatedMs : deleteTenantMs;
  return [{ state: "DELETING", untilMs: moment(context, stuck)(durationMs) }];
}

function moment(context: AtlasContext, stuck: boolean): (afterMs: number) => number {
  const nowMs = context.clock.now().getTime();
  return (afterMs) => (stuck ? never : nowMs + afterMs);
}
