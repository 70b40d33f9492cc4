import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { Hospital, HospitalStatus } from "../../domain/hospitals.ts";
import { type Actor, type Run, RunId, type RunKind } from "../../domain/runs.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { newId } from "../../foundation/ids.ts";
import { hasEnded } from "../../runs/machine.ts";
import type { ServiceContext } from "../context.ts";
import { hospitalBusy, type ServiceProblem } from "../problems.ts";

export type NewRun = {
  readonly kind: RunKind;
  readonly config: HospitalStackConfig;
  readonly author: Actor;
  readonly reason: string;
  /** What the hospital becomes the moment the run holds it. */
  readonly status?: HospitalStatus;
};

/**
 * Writes the desired revision and the run down, claims the hospital for it and queues it: the shared end of every
 * service that starts a run. Permission and rules are the caller's. Refused if another run holds the hospital.
 */
export async function startRun(
  context: ServiceContext,
  hospital: Hospital,
  { kind, config, author, reason, status }: NewRun,
): Promise<Outcome<Run, ServiceProblem>> {
  const { hospitals, revisions, runs } = context.repositories;
  const holder = await holderOf(context, hospital);
  if (holder) return refused(hospitalBusy(holder));
  const now = context.clock.now();
  const number = await hospitals.takeRevisionNumber(hospital.id);
  const run: Run = {
    id: RunId.parse(newId("run", context.random)),
    hospitalId: hospital.id,
    kind,
    status: "pending",
    reason,
    author,
    createdAt: now,
    updatedAt: now,
    revision: number,
    plan: null,
    approval: null,
    applied: null,
    problem: null,
    cancelRequested: false,
    lease: null,
    events: [{ at: now, type: "status", text: "Asked for.", status: "pending" }],
  };
  await revisions.insert({
    id: `${hospital.id}:${number}`,
    hospitalId: hospital.id,
    number,
    config,
    author,
    reason,
    createdAt: now,
  });
  await runs.insert(run);
  if (!(await hospitals.claim(hospital.id, run.id, hospital.status, status ?? hospital.status))) {
    await runs.remove(run.id);
    const winner = await hospitals.find(hospital.id);
    return refused(hospitalBusy(winner?.activeRunId ?? "a run that began just now"));
  }
  await context.queue.enqueue(run.id);
  return done(run);
}

/** The run that holds the hospital. One that ended without letting go, because its process died, is made to let go. */
async function holderOf(context: ServiceContext, hospital: Hospital): Promise<string | null> {
  if (!hospital.activeRunId) return null;
  const holder = await context.repositories.runs.find(hospital.activeRunId);
  if (holder && !hasEnded(holder.status)) return holder.id;
  await context.repositories.hospitals.update(hospital.id, hospital.activeRunId, { activeRunId: null });
  return null;
}
