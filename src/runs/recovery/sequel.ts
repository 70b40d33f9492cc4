import type { Hospital } from "../../domain/hospitals.ts";
import type { Run } from "../../domain/runs.ts";
import type { Patience } from "../waiting/patience.ts";
import { spreadWaitMs } from "../waiting/spread.ts";

/** What follows on a run that ended: nothing, another try of the service's own at `dueAt`, or a person has to look. */
export type Sequel =
  | { readonly kind: "nothing" }
  | { readonly kind: "follow-up"; readonly dueAt: Date }
  | { readonly kind: "give-up" };

const nothing: Sequel = { kind: "nothing" };
const giveUp: Sequel = { kind: "give-up" };

/**
 * What follows by itself on an ended run. Only what was paid for is gone on with, until its hospital is active for the
 * first time: what a person asked for, a person asks for again.
 */
export function sequelOf(run: Run, hospital: Pick<Hospital, "status">, patience: Patience): Sequel {
  if (!isPaidProvision(run) || hospital.status !== "provisioning") return nothing;
  if (!brokeOff(run)) return giveUp;
  const noCapacity = run.problem?.code === "atlas_out_of_capacity";
  const waits = noCapacity ? patience.noCapacityMs : patience.followUpsMs;
  const waitMs = waits[run.attempt - 1];
  const endedAt = run.transitions.at(-1)?.at ?? run.updatedAt;
  if (waitMs === undefined) return giveUp;
  return { kind: "follow-up", dueAt: new Date(endedAt.getTime() + spreadWaitMs(waitMs, run.id)) };
}

function isPaidProvision({ kind, author }: Run): boolean {
  return (kind === "provision" || kind === "recover") && author.kind !== "key";
}

/** It ended because something gave way that may hold next time, and not because somebody wanted it to. */
function brokeOff({ status, problem, cancel, transitions }: Run): boolean {
  switch (status) {
    case "interrupted":
    case "stale":
      return cancel === null;
    case "errored":
      return cancel === null && problem?.retryable === true;
    case "canceled":
      // Nobody's wish: the service itself was stopped.
      return cancel === null;
    case "discarded":
      // It never came into the queue.
      return transitions.at(-1)?.actor.kind === "service";
    default:
      return false;
  }
}
