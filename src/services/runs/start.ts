import { type Actor, theService } from "../../domain/actors.ts";
import type { Hospital, HospitalStatus } from "../../domain/hospitals.ts";
import { type Run, RunId } from "../../domain/runs.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { newId } from "../../foundation/ids.ts";
import { rewriteRun } from "../../runs/rewrite.ts";
import { moved } from "../../runs/transition.ts";
import type { ServiceContext } from "../context.ts";
import { hospitalBusy, hospitalStateConflict, queueFull, type ServiceProblem } from "../problems.ts";

export type NewRun = Pick<Run, "kind" | "reason" | "change" | "toRevision" | "retryOf"> & {
  readonly author: Actor;
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
  { author, status = hospital.status, alone = false, id, ...wish }: NewRun,
): Promise<Outcome<Run, ServiceProblem>> {
  const { hospitals, runs } = context.repositories;
  const [first] = hospital.queue;
  if (alone && first !== undefined) return refused(hospitalBusy(first, await runs.find(first)));
  if (hospital.queue.length >= longestQueue) return refused(queueFull(longestQueue));
  const run = newRun(context, hospital, author, { ...wish, id });
  const isKnown = id !== undefined && (await runs.find(id)) !== null;
  if (!isKnown) await runs.insert(run, await hospitals.countRun(hospital.id));
  const queued = await hospitals.enqueue(hospital.id, run.id, { from: hospital.status, to: status, alone });
  if (!queued) {
    const now = await hospitals.find(hospital.id);
    if (now?.queue.includes(run.id)) return done(run);
    // The ledger may have been told of it by now, so it has an end and is not taken back.
    if (id === undefined) await rewriteRun(context, run.id, (current) => tooLate(current, context.clock.now()));
    const [holder] = now?.queue ?? [];
    if (now?.status === hospital.status && holder !== undefined)
      return refused(hospitalBusy(holder, await runs.find(holder)));
    return refused(hospitalStateConflict(now?.status ?? "gone", "it changed just now"));
  }
  context.outbox.notify("runs", run.id, hospital.id);
  await context.enqueue(run.id);
  return done(run);
}

function newRun(
  { clock, random }: ServiceContext,
  hospital: Hospital,
  author: Actor,
  {
    id = RunId.parse(newId("run", random)),
    ...wish
  }: Pick<NewRun, "id" | "kind" | "reason" | "change" | "toRevision" | "retryOf">,
): Run {
  const at = clock.now();
  const { kind, reason, change, toRevision, retryOf } = wish;
  const data = { kind, reason, change, to_revision: toRevision, retry_of: retryOf };
  return {
    id,
    hospitalId: hospital.id,
    ...wish,
    status: "pending",
    author,
    createdAt: at,
    updatedAt: at,
    version: 1,
    revision: null,
    plan: null,
    overrides: [],
    approvals: [],
    confirmation: null,
    expiresAt: null,
    drift: null,
    problem: null,
    cancel: null,
    comments: [],
    fence: 0,
    transitions: [{ at, status: "pending", text: "Asked for.", actor: author }],
    outbox: [{ id: `${id}:1:0`, stream: hospital.id, at, actor: author, action: "run.requested", runId: id, data }],
  };
}

function tooLate(run: Run, at: Date): Run | null {
  if (run.status !== "pending") return null;
  return moved(run, "discarded", "The hospital was changed before it came into the queue.", { at, actor: theService });
}
