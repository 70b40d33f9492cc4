import type { Hospital } from "../domain/hospitals.ts";
import type { Revision } from "../domain/revisions.ts";
import type { Run, RunId } from "../domain/runs.ts";
import type { ReachedAtlas, RunContext } from "./context.ts";
import { configDifference } from "./desired/config-difference.ts";
import { desire } from "./desired/desire.ts";
import { revise } from "./desired/revise.ts";
import { breakRun, refuseRun } from "./fail.ts";
import { claimRun } from "./leases/claim.ts";
import { callWaiting } from "./leases/finish.ts";
import { type Hold, whileHolding } from "./leases/hold.ts";
import { waitsForWorker } from "./machine.ts";
import { moveRun } from "./move.ts";
import { followSoon } from "./recovery/follow-soon.ts";
import { applyRun } from "./steps/apply.ts";
import { checkDrift } from "./steps/check-drift.ts";
import { decideRun } from "./steps/decide.ts";
import { planRun } from "./steps/plan.ts";
import { unlockStack } from "./steps/unlock.ts";
import { verifyRun } from "./steps/verify.ts";
import { startProblem } from "./turns/startable.ts";
import { takeTurn } from "./turns/take-turn.ts";
import { upgradeProblem } from "./turns/upgradeable.ts";

/** Takes a run as far as it goes without a person. Called again for the same run, or by two workers, it does no harm. */
export async function advanceRun(context: RunContext, runId: RunId): Promise<void> {
  const { runs, hospitals } = context.repositories;
  const run = await runs.find(runId);
  if (!run || !waitsForWorker(run.status)) return;
  const hospital = await hospitals.find(run.hospitalId);
  if (!hospital) throw new Error(`run ${runId} lacks its hospital`);
  const atlas = context.atlasOf(hospital.target);
  if (!atlas) {
    context.log.warn({ runId, target: hospital.target }, "a run waits for a worker that reaches its Atlas");
    return;
  }
  if (!(await takeTurn(context, hospital, run))) return;
  const held = await whileHolding(context, hospital, runId, (hold) => work(context, hold, runId, atlas));
  if (!held) return;
  const after = await hospitals.find(hospital.id);
  if (after) await callWaiting(context, after);
  await followSoon(context, runId);
}

async function work(context: RunContext, hold: Hold, runId: RunId, atlas: ReachedAtlas): Promise<void> {
  try {
    await journey(context, hold, runId, atlas);
  } catch (error) {
    const run = await context.repositories.runs.find(runId);
    if (!run || !(run.fence === hold.fence || waitsForWorker(run.status))) throw error;
    await breakRun(context, hold, run, error);
  }
}

/** Everything is read again under the lease: what was known before may have changed meanwhile. */
async function journey(context: RunContext, hold: Hold, runId: RunId, atlas: ReachedAtlas): Promise<void> {
  const { hospitals, revisions } = context.repositories;
  const run = await claimRun(context, runId, hold.fence, waitsForWorker);
  const hospital = await hospitals.find(hold.hospitalId);
  if (!run || !hospital) return;
  if (run.status === "pending") {
    const begun = await begin(context, run, hospital);
    if (!begun) return;
    const { planning, desired, revision } = begun;
    if (!(await unlockStack(context, hold, planning, hospital, revision, atlas))) return;
    if (run.kind === "drift-check") return checkDrift(context, hold, planning, { hospital, revision, atlas });
    const planned = await planRun(context, hold, planning, { hospital, desired, revision, atlas });
    const decided = planned && (await decideRun(context, planned.run, planned.plan, revision, hospital));
    if (decided?.status === "confirmed") await carryOut(context, hold, decided, hospital, revision, atlas);
    return;
  }
  const revision = run.revision === null ? null : await revisions.find(hospital.id, run.revision);
  if (run.status === "confirmed" && revision) await carryOut(context, hold, run, hospital, revision, atlas);
}

/** pending → planning: what is desired is worked out on today's ground and written down as a revision. */
async function begin(context: RunContext, run: Run, hospital: Hospital) {
  const objection = startProblem(run.kind, hospital);
  if (objection) {
    await refuseRun(context, run, objection);
    return null;
  }
  const source = { repositories: context.repositories, stackDefaults: context.rules.stackDefaults };
  const desired = await desire(source, hospital, run);
  if (!desired.ok) {
    await refuseRun(context, run, desired.problem);
    return null;
  }
  const frozen = await upgradeProblem(context.repositories, hospital, run, desired.value);
  if (frozen) {
    await refuseRun(context, run, frozen);
    return null;
  }
  const { before, after } = desired.value;
  const revision = await revise(context, hospital, run, after);
  const isNew = revision.runId === run.id && run.revision !== revision.number;
  const difference = configDifference(before, after);
  const planning = await moveRun(context, run, "planning", "Looking at what would change.", {
    patch: { revision: revision.number },
    facts: isNew ? [{ action: "revision.made", data: { revision: revision.number, difference } }] : [],
  });
  return planning && { planning, desired: desired.value, revision };
}

async function carryOut(
  context: RunContext,
  hold: Hold,
  run: Run,
  hospital: Hospital,
  revision: Revision,
  atlas: ReachedAtlas,
): Promise<void> {
  const verifying = await applyRun(context, hold, run, { hospital, revision, atlas });
  if (verifying) await verifyRun(context, hold, verifying, { revision, atlas });
}
