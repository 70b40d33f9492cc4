import { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Adopted, Plan } from "../../domain/plan.ts";
import type { Revision } from "../../domain/revisions.ts";
import type { Run } from "../../domain/runs.ts";
import { done } from "../../foundation/errors.ts";
import type { OperationRequest, StackTarget } from "../../operator/port.ts";
import { readGround } from "../binding/base.ts";
import type { ReachedAtlas, RunContext } from "../context.ts";
import type { Desired } from "../desired/desire.ts";
import { failRun } from "../fail.ts";
import type { Hold } from "../leases/hold.ts";
import { moveRun } from "../move.ts";
import { operate } from "../operate.ts";
import { awaitToken } from "../pacing/fleet.ts";
import { patiently } from "../pacing/patiently.ts";
import { composePlan } from "../planning/compose-plan.ts";
import { nextPlanNumber, planPathOf, removePlan, sharePlan } from "../planning/plan-file.ts";
import { findAdoption } from "./adopt.ts";
import { settledReadBack } from "./await-cluster.ts";

export type Planning = {
  readonly hospital: Hospital;
  readonly desired: Desired;
  readonly revision: Revision;
  readonly atlas: ReachedAtlas;
};

/**
 * planning → planned: previews the change, reads what it stands on, holds it to the policies, and keeps all of it as a
 * plan that never changes. Answers the run and its plan; null if the journey ended or somebody else moved the run.
 */
export async function planRun(
  context: RunContext,
  hold: Hold,
  run: Run,
  { hospital, desired, revision, atlas }: Planning,
): Promise<{ run: Run; plan: Plan } | null> {
  const config = HospitalStackConfig.parse(revision.config);
  const target = { config, atlas: atlas.access };
  if (run.attempt > 1) {
    const token = await awaitToken(context, hold, run);
    if (!token.ok) return failed(token.problem);
  }
  const adoption = adopts(run) ? await adoptionFor(context, hold, run, hospital, config, atlas) : done(undefined);
  if (!adoption.ok) return failed(adoption.problem);
  const adopt = adoption.value ?? null;
  const planPath = await planPathOf(context.plansDir, run.id, nextPlanNumber(run));
  const request = previewRequest(run, target, planPath, adopt);
  const outcome = await patiently(context, hold, run, () => operate(context, hold, run, request));
  if (!outcome.ok) return failed(outcome.problem);
  const ground = await patiently(context, hold, run, () => readGround(context, hospital, config, atlas));
  if (!ground.ok) return failed(ground.problem);
  const { changeSet, planDigest: fileDigest = null } = outcome.value;
  const { versions } = context.operator;
  const found = { changeSet, fileDigest, ground: ground.value, versions, adopt };
  const previewed = { hospital, desired, revision: revision.number, config, ...found };
  const plan = composePlan(run, previewed, context.rules.policies, context.clock.now());
  if (!(await context.repositories.plans.insert(plan))) throw new Error(`${plan.id} is there already`);
  if (fileDigest !== null) await sharePlan(context, run.id, plan.number);
  const planned = await moveRun(context, run, "planned", summary(plan), {
    patch: { plan: summaryOf(plan) },
    facts: [{ action: "run.planned", data: factsOf(plan) }],
  });
  if (planned) return { run: planned, plan };
  await removePlan(context, run);
  return null;

  async function failed(problem: Parameters<typeof failRun>[3]): Promise<null> {
    await failRun(context, hold, run, problem);
    return null;
  }
}

/** Kinds that make what there is not yet, and so may find that it was made before. */
function adopts({ kind }: Run): boolean {
  return kind === "provision" || kind === "recover";
}

async function adoptionFor(
  context: RunContext,
  hold: Hold,
  run: Run,
  hospital: Hospital,
  config: HospitalStackConfig,
  atlas: ReachedAtlas,
) {
  const found = await settledReadBack(context, hold, run, hospital, config, atlas);
  return found.ok ? findAdoption(context, hospital, config, found.value, atlas) : found;
}

function previewRequest(run: Run, target: StackTarget, planPath: string, adopt: Adopted | null): OperationRequest {
  if (run.kind === "offboard") return { kind: "preview-destroy", target };
  return { kind: "preview", target, planPath, ...(looksFirst(run) && { refresh: true }), ...(adopt && { adopt }) };
}

/** What heals looks at Atlas first; a change that was asked for changes nothing beside. */
export function looksFirst({ kind }: Pick<Run, "kind">): boolean {
  return kind === "remediate" || kind === "recover";
}

function summaryOf({ number, digest, fileDigest, changeSet, cost }: Plan): Run["plan"] {
  const { counts, hasChanges } = changeSet;
  return { number, digest, fileDigest, counts, hasChanges, differenceCents: cost.differenceCents };
}

function factsOf(plan: Plan) {
  const changes = plan.changeSet.resources.filter(({ operation }) => operation !== "same");
  return {
    plan: plan.number,
    revision: plan.revision,
    digest: plan.digest,
    file_digest: plan.fileDigest,
    base: plan.base,
    versions: plan.versions,
    changes: changes.map(({ urn, operation, properties }) => ({ urn, operation, properties })),
    cost: plan.cost,
    policies: plan.policies.map(({ policy, level, passed }) => ({ policy, level, passed })),
  };
}

function summary({ changeSet: { counts, hasChanges } }: Plan): string {
  if (!hasChanges) return "No changes.";
  const adopted = counts.import > 0 ? `${counts.import} to take in, ` : "";
  return `${adopted}${counts.create} to add, ${counts.update} to change, ${counts.replace} to replace, ${counts.delete} to destroy.`;
}
