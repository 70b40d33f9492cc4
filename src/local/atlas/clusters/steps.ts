import type { AtlasContext } from "../context.ts";
import type { ClusterKind, Step } from "./model.ts";

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

export function updateSteps({ context, stuck }: Timing, kind: ClusterKind): Step[] {
  const { updateFlexMs, updateDedicatedMs } = context.durations;
  return [{ state: "UPDATING", untilMs: moment(context, stuck)(kind === "flex" ? updateFlexMs : updateDedicatedMs) }];
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
