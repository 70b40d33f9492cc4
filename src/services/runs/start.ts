import type { Hospital, HospitalStatus } from "../../domain/hospitals.ts";
import { type Run, RunId } from "../../domain/runs.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { newId } from "../../foundation/ids.ts";
import { newRun, type RunWish } from "../../runs/new-run.ts";
import { rewriteRun } from "../../runs/rewrite.ts";
import { amended } from "../../runs/transition.ts";
import type { ServiceContext } from "../context.ts";
import { hospitalBusy, hospitalStateConflict, queueFull, type ServiceProblem } from "../problems.ts";

export type NewRun = RunWish & {
  /** What the hospital becomes the moment the run is in its queue. */
  readonly status?: HospitalStatus;
  /** Refuse instead of waiting behind another run. */
  readonly alone?: boolean;
  /** One that follows from the cause, so that of many who start it for this cause one does; a random one otherwise. */
  readonly id?: RunId;
};

const longestQueue = 20;

/**
 * Writes the run down, puts it into its hospital's queue and calls a worker: the shared end of every service that starts
 * a run. Permission and rules are the caller's.
 */
export async function startRun(
  context: ServiceContext,
  hospital: Hospital,
  { status = hospital.status, alone = false, id, ...wish }: NewRun,
): Promise<Outcome<Run, ServiceProblem>> {
  const { hospitals, runs } = context.repositories;
  const [first] = hospital.queue;
  if (alone && first !== undefined) return refused(hospitalBusy(first, await runs.find(first)));
  if (hospital.queue.length >= longestQueue) return refused(queueFull(longestQueue));
  const run = newRun(id ?? RunId.parse(newId("run", context.random)), context.clock.now(), hospital, wish);
  const isKnown = id !== undefined && (await runs.find(id)) !== null;
  if (!isKnown) await runs.insert(run, await hospitals.countRun(hospital.id));
  const queued = await hospitals.enqueue(hospital.id, run.id, { from: hospital.status, to: status, alone });
  if (!queued) {
    if (id === undefined) await runs.remove(run.id);
    const now = await hospitals.find(hospital.id);
    if (now?.queue.includes(run.id)) return done(run);
    const [holder] = now?.queue ?? [];
    if (now?.status === hospital.status && holder !== undefined)
      return refused(hospitalBusy(holder, await runs.find(holder)));
    return refused(hospitalStateConflict(now?.status ?? "gone", "it changed just now"));
  }
  if (queued.queue[0] !== run.id) await tellRequest(context, run);
  await context.enqueue(run.id);
  return done(run);
}

/** What waits is told to the ledger now; what is taken up at once tells it itself. */
async function tellRequest(context: ServiceContext, { id, author: actor }: Run): Promise<void> {
  const at = context.clock.now();
  await rewriteRun(context, id, (run) => (run.version === 1 ? amended(run, { at, actor }) : null));
}
