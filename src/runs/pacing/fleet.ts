import type { Pacing } from "../../domain/pacing.ts";
import type { Run } from "../../domain/runs.ts";
import { done, type Outcome, type Problem, refused } from "../../foundation/errors.ts";
import type { EngineProblem } from "../../operator/port.ts";
import { engineProblem } from "../../operator/problems/catalogue.ts";
import type { RunContext } from "../context.ts";
import type { Hold } from "../leases/hold.ts";
import { waitFor } from "../waiting/wait-for.ts";
import { mayGoOnAt, slowedDown, tokenTaken, unhurried } from "./pace.ts";

/** One pace for all: they share one organization, and its limits, at Atlas. */
const fleet = "fleet";

type Paced = Pick<RunContext, "repositories" | "clock">;

/** Slows the whole fleet down if Atlas turned somebody away because of too many requests. */
export async function noteRateLimit(context: Paced, problem: Problem): Promise<void> {
  if (problem.code !== "atlas_rate_limited") return;
  const seconds = problem.extra?.retryAfterSeconds;
  const retryAfterMs = typeof seconds === "number" ? seconds * 1_000 : null;
  await repace(context, (pacing, now) => slowedDown(pacing, now, retryAfterMs));
}

/** Waits as long as Atlas has asked the fleet to hold still. */
export function awaitPause(context: RunContext, hold: Hold, run: Run): Promise<Outcome<true, EngineProblem>> {
  return waitFor(context, hold, run, {
    text: "Atlas turns requests away because there were too many. Waiting until it takes them again.",
    tooLate: engineProblem("atlas_rate_limited", "the fleet was held still for longer than a run waits"),
    look: async () => {
      const now = context.clock.now();
      const pacing = await context.repositories.pacing.find(fleet);
      return done(pacing && mayGoOnAt(pacing, run.id, now) ? undefined : true);
    },
  });
}

/** Waits for one of the fleet's tries, so that a bad hour of Atlas is not made worse by everybody's trying again. */
export async function awaitToken(context: RunContext, hold: Hold, run: Run): Promise<Outcome<true, EngineProblem>> {
  const paused = await awaitPause(context, hold, run);
  if (!paused.ok) return refused(paused.problem);
  return waitFor(context, hold, run, {
    text: "Too much of the fleet is trying again just now. Waiting for its turn.",
    tooLate: engineProblem("atlas_unavailable", "the fleet had no try left for longer than a run waits"),
    look: async () => done((await repace(context, tokenTaken)) ? true : undefined),
  });
}

/** Writes what `change` makes of the pace; null, and nothing done, if it answers null. */
async function repace(
  { repositories, clock }: Paced,
  change: (pacing: Pacing, now: Date) => Pacing | null,
): Promise<Pacing | null> {
  for (;;) {
    const now = clock.now();
    const pacing = (await repositories.pacing.find(fleet)) ?? unhurried(fleet, now);
    const changed = change(pacing, now);
    if (!changed || changed === pacing) return changed;
    const next = { ...changed, version: pacing.version + 1 };
    if (await repositories.pacing.save(next)) return next;
  }
}
