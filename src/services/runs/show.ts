import type { RunPage } from "../../database/runs.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Plan } from "../../domain/plan.ts";
import type { RunResult } from "../../domain/results.ts";
import type { Run, RunStatus } from "../../domain/runs.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { hasEnded, waitsForWorker } from "../../runs/machine.ts";
import { runsAhead } from "../../runs/turns/take-turn.ts";
import { turnOf } from "../../runs/turns/turn.ts";
import { type Caller, maySee, requireAnyProof, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { hospitalNotFound, planNotFound, runNotFound, type ServiceProblem } from "../problems.ts";

/** A run with everything that belongs to it: newest plan, result, and its place in the hospital's queue. */
export type RunDetails = {
  readonly run: Run;
  readonly plan: Plan | null;
  readonly result: RunResult | null;
  /** 0 for the first; null once the run has ended. */
  readonly position: number | null;
  /** The run that it waits for. */
  readonly blockedBy: string | null;
};

/** One run, for every key and for the browser that signed its hospital up. */
export async function showRun(
  context: ServiceContext,
  caller: Caller,
  id: string,
): Promise<Outcome<Run, ServiceProblem>> {
  const proven = requireAnyProof(caller);
  if (!proven.ok) return proven;
  const run = await context.repositories.runs.find(id);
  const hospital = run && (await context.repositories.hospitals.find(run.hospitalId));
  return run && hospital && maySee(caller, hospital) ? done(run) : refused(runNotFound);
}

/** Everything that belongs to a run. Whether somebody may see it, `showRun` has said. */
export async function detailsOf(context: ServiceContext, run: Run): Promise<RunDetails> {
  const { plans, results, hospitals } = context.repositories;
  const [plan, result, hospital] = await Promise.all([
    run.plan && plans.find(run.id, run.plan.number),
    results.find(run.id),
    hasEnded(run.status) ? null : hospitals.find(run.hospitalId),
  ]);
  const place = hospital?.queue.indexOf(run.id) ?? -1;
  const blockedBy = hospital && (await blockerOf(context, run, hospital, place));
  return { run, plan, result, position: place < 0 ? null : place, blockedBy };
}

/** The run that keeps this one from its turn, else the one that a worker is at; null for one that waits for no worker. */
async function blockerOf(context: ServiceContext, run: Run, hospital: Hospital, place: number): Promise<string | null> {
  if (!waitsForWorker(run.status)) return null;
  const turn = turnOf(run, await runsAhead(context, hospital, Math.max(place, 0)));
  if (!turn.may) return turn.blockedBy.id;
  const { lease } = hospital;
  return lease && lease.runId !== run.id ? lease.runId : null;
}

/** A plan of a run, also one that a newer preview replaced. */
export async function showPlan(
  context: ServiceContext,
  caller: Caller,
  id: string,
  number: number,
): Promise<Outcome<Plan, ServiceProblem>> {
  const run = await showRun(context, caller, id);
  if (!run.ok) return run;
  const plan = await context.repositories.plans.find(run.value.id, number);
  return plan ? done(plan) : refused(planNotFound);
}

/** A page of a hospital's runs, newest first, from the one with the number `from` downwards. For viewers. */
export async function listRuns(
  context: ServiceContext,
  caller: Caller,
  hospitalId: string,
  { limit, from }: { limit: number; from?: number | undefined },
): Promise<Outcome<RunPage, ServiceProblem>> {
  const allowed = requireRole(caller, "viewer");
  if (!allowed.ok) return allowed;
  const hospital = await context.repositories.hospitals.find(hospitalId);
  if (!hospital) return refused(hospitalNotFound);
  return done(
    await context.repositories.runs.page(hospital.id, Math.min(from ?? hospital.runCount, hospital.runCount), limit),
  );
}

/** Every run of the fleet that has not ended, oldest first, perhaps of one status only. For viewers. */
export async function listOpenRuns(
  { repositories }: ServiceContext,
  caller: Caller,
  status: RunStatus | undefined,
): Promise<Outcome<Run[], ServiceProblem>> {
  const allowed = requireRole(caller, "viewer");
  if (!allowed.ok) return allowed;
  const runs: Run[] = [];
  for (const id of await repositories.runs.open()) {
    const run = await repositories.runs.find(id);
    if (run && !hasEnded(run.status) && (status === undefined || run.status === status)) runs.push(run);
  }
  return done(runs.sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime()));
}
