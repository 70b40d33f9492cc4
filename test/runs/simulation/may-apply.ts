import { isAtLeast, isSameActor } from "../../../src/domain/actors.ts";
import { canonicalJson } from "../../../src/foundation/canonical-json.ts";
import type { OperationRequest } from "../../../src/operator/port.ts";
import type { RunRules } from "../../../src/runs/rules.ts";
import { type Books, count, type KnownPlan, type KnownRun, knownRun, type Task } from "./books.ts";
import { Violation } from "./record.ts";

/**
 * Judges by the books alone whether an apply that begins now was approved: this plan, this content, by enough different
 * people or by what needs none. Throws if not; false if it is no apply.
 */
export function checkApply(books: Books, task: Task, request: OperationRequest, rules: RunRules, now: Date): boolean {
  if (request.kind !== "up" && request.kind !== "destroy") return false;
  if (!task.runId) throw new Violation(`${task.name} applies something for no run`);
  const run = knownRun(books, task.runId);
  const no = (why: string) => new Violation(`${run.id} (${run.kind}) is applied by ${request.kind}: ${why}`);
  if (run.status !== "applying") throw no(`it is ${run.status}`);
  const known = run.plans.at(-1);
  if (!known) throw no("it was never planned");
  if (!isConfigOf(known, request, run)) throw no("what was planned is another configuration");
  if (request.kind === "destroy" && run.kind !== "offboard") throw no("only an offboarding destroys");
  if (request.kind === "destroy" && run.author.kind !== "key") throw no("no person asked for it");
  if (request.kind === "up" && !isPlanned(run, known, request.planDigest)) throw no("this is not the file of its plan");
  if (known.plan.policies.some(({ passed, level }) => !passed && level === "hard"))
    throw no("a hard policy forbids it");
  const held = notLetPass(run, known);
  if (held.length > 0) throw no(`nobody let pass ${held.join(", ")}`);
  if (!isDecided(books, run, known, rules)) throw no("not enough people said yes to it");
  if (isFrozen(rules, task, now) && !mayInFreeze(run, known)) throw no("changes are frozen");
  run.applied.push(request.kind);
  count(books.seen, `${run.kind}: ${request.kind} ${run.applied.length}`);
  count(books.seen, `${run.kind} by the ${run.author.kind}`);
  return true;
}

/** Before a destroy the protection is switched off, at whatever tier somebody brought the cluster to by hand. */
function isConfigOf({ config }: KnownPlan, { kind, target }: OperationRequest, run: KnownRun): boolean {
  const planned = JSON.parse(config);
  const isUnprotecting = run.kind === "offboard" && kind === "up";
  return canonicalJson({ ...target.config, ...(isUnprotecting && { tier: planned.tier }) }) === config;
}

/** Frozen all the time since its worker took the run up. */
function isFrozen({ policies }: RunRules, { begunAt }: Task, now: Date): boolean {
  return policies.freezeWindows.some(({ from, until }) => from <= begunAt && now < until);
}

/** What is exempt, or was let pass when it was known to be frozen, or changes nothing. */
function mayInFreeze(run: KnownRun, { plan }: KnownPlan): boolean {
  if (["provision", "recover", "suspend"].includes(run.kind) || !plan.changeSet.hasChanges) return true;
  return plan.policies.some(({ policy, passed }) => policy === "freeze-window" && !passed);
}

/** The file that was previewed, or a step that the approved plan declares to follow. */
function isPlanned(run: KnownRun, { plan }: KnownPlan, fileDigest: string): boolean {
  if (plan.fileDigest === fileDigest) return true;
  if (run.kind === "offboard") return run.applied.length === 0;
  return plan.convergence && run.applied.length === 1;
}

function notLetPass(run: KnownRun, { plan }: KnownPlan): string[] {
  return plan.policies
    .filter(({ passed, level }) => !passed && level === "soft")
    .filter(
      ({ overridableBy }) =>
        !run.letPass.some(
          ({ role, digest }) => digest === plan.digest && overridableBy !== null && isAtLeast(role, overridableBy),
        ),
    )
    .map(({ policy }) => policy);
}

function isDecided(books: Books, run: KnownRun, { plan }: KnownPlan, { approvals: rules }: RunRules): boolean {
  const { counts, hasChanges } = plan.changeSet;
  if (!hasChanges) return true;
  const isPaidFor = (run.kind === "provision" || isFirst(books, run)) && books.paid.has(run.hospitalId);
  if (isPaidFor && counts.delete + counts.replace === 0) return true;
  const people: KnownRun["author"][] = [];
  for (const { by, digest } of run.approvals) {
    if (digest !== plan.digest || (!rules.byAuthor && isSameActor(by, run.author))) continue;
    if (!people.some((other) => isSameActor(other, by))) people.push(by);
  }
  return people.length >= rules.required;
}

/** A recovery of what was never done before: it goes on with what was paid for. */
function isFirst({ runs }: Books, { kind, hospitalId }: KnownRun): boolean {
  const others = [...runs.values()].filter((other) => other.hospitalId === hospitalId);
  return kind === "recover" && others.every(({ status }) => status !== "applied");
}
