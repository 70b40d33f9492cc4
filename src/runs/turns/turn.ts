import type { Run, RunKind } from "../../domain/runs.ts";
import { hasEnded, waitsForPeople } from "../machine.ts";

export type Turn =
  /** `supersedes` are runs that wait for people and give way. */
  { readonly may: true; readonly supersedes: readonly Run[] } | { readonly may: false; readonly blockedBy: Run };

/** A run that waits for people holds nobody up but for the kinds that are not about the hospital's wishes. */
const givesWayTo: Readonly<Record<RunKind, boolean>> = {
  provision: false,
  change: true,
  rotate: true,
  suspend: true,
  resume: true,
  "drift-check": false,
  remediate: true,
  recover: true,
  offboard: true,
};

/**
 * Whether a run has its turn, given those ahead of it in its hospital's queue. One after the other, in order; but what
 * waits for people gives way to a newer wish, and a drift check, which changes nothing, goes on beside it.
 */
export function turnOf(run: Pick<Run, "kind">, ahead: readonly Run[]): Turn {
  const supersedes: Run[] = [];
  for (const other of ahead) {
    if (hasEnded(other.status)) continue;
    if (!waitsForPeople(other.status)) return { may: false, blockedBy: other };
    if (run.kind === "drift-check") continue;
    if (!givesWayTo[run.kind]) return { may: false, blockedBy: other };
    supersedes.push(other);
  }
  return { may: true, supersedes };
}
