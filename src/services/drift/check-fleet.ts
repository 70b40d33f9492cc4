import { theService } from "../../domain/actors.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import { startProblem } from "../../runs/turns/startable.ts";
import type { ServiceContext } from "../context.ts";
import { startRun } from "../runs/start.ts";

/**
 * Asks for drift checks of the hospitals that were not looked at for `everyMs`, longest ago first, so that no more than
 * `atOnce` are under way in the whole fleet. Called again and again it goes through all of them.
 */
export async function checkFleet(
  context: ServiceContext,
  { everyMs, atOnce }: { everyMs: number; atOnce: number },
): Promise<void> {
  let free = atOnce - (await checksUnderWay(context));
  if (free <= 0) return;
  const due = await dueHospitals(context, context.clock.now().getTime() - everyMs);
  for (const hospital of due) {
    if (free <= 0) return;
    const started = await startRun(context, hospital, {
      kind: "drift-check",
      change: null,
      toRevision: null,
      retryOf: null,
      author: theService,
      reason: "Looked at regularly.",
      alone: true,
    });
    if (started.ok) free -= 1;
  }
}

async function checksUnderWay({ repositories: { runs } }: ServiceContext): Promise<number> {
  let count = 0;
  for (const id of await runs.open()) {
    const run = await runs.find(id);
    if (run?.kind === "drift-check" && (run.status === "pending" || run.status === "planning")) count += 1;
  }
  return count;
}

async function dueHospitals({ repositories, target }: ServiceContext, before: number): Promise<Hospital[]> {
  const due = (await repositories.hospitals.all()).filter((hospital) => isDue(hospital, target, before));
  return due.sort((one, other) => lookedAt(one) - lookedAt(other));
}

function isDue(hospital: Hospital, target: Hospital["target"], before: number): boolean {
  const isFree = hospital.queue.length === 0 && startProblem("drift-check", hospital) === null;
  return hospital.target === target && isFree && lookedAt(hospital) <= before;
}

/** A new hospital was looked at when it was made. */
function lookedAt({ drift, createdAt }: Hospital): number {
  return (drift?.at ?? createdAt).getTime();
}
