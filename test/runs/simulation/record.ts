import { isDeepStrictEqual } from "node:util";
import type { Plan } from "../../../src/domain/plan.ts";
import type { Revision } from "../../../src/domain/revisions.ts";
import type { Run } from "../../../src/domain/runs.ts";
import { canonicalJson } from "../../../src/foundation/canonical-json.ts";
import { canMoveRun, hasEnded } from "../../../src/runs/machine.ts";
import { type Books, count, knownRun, meaningOf, type Task } from "./books.ts";

/** Something that must never happen, with what it was. */
export class Violation extends Error {
  override readonly name = "Violation";
}

export function recordRequest(books: Books, { id, kind, hospitalId, author, status }: Run): void {
  // Of many who start one run for one cause, the first one does.
  if (books.runs.has(id)) return;
  if (kind === "recover" && author.kind === "service") count(books.seen, "recover by the service");
  const known = { id, kind, hospitalId, author, status, plans: [], approvals: [], letPass: [], applied: [], done: 0 };
  books.runs.set(id, { ...known, story: ["run.requested"] });
}

/** Writes down what a stored change of a run means, and says no to what no change may mean. */
export function recordSave(books: Books, task: Task, before: Run, after: Run): void {
  const run = knownRun(books, after.id);
  if (before.status !== run.status) throw new Violation(`${run.id} went from ${run.status} to ${before.status} unseen`);
  if (hasEnded(before.status) && before.status !== after.status) {
    throw new Violation(`${run.id} had ended as ${before.status} and became ${after.status}`);
  }
  checkFence(task, before);
  recordIntent(books, task, after);
  for (const { action } of after.outbox.slice(before.outbox.length)) count(books.seen, action);
  if (before.status === after.status) return;
  if (!canMoveRun(before.status, after.status)) {
    throw new Violation(`${run.id} went from ${before.status} to ${after.status}`);
  }
  if (after.status === "stale" && run.done > 0) throw new Violation(`${run.id} is stale after it was applied`);
  run.status = after.status;
  count(books.reached, after.status);
  if (["policy_override", "awaiting_approval", "confirmed"].includes(after.status) && after.cancel) {
    throw new Violation(`${run.id} is ${after.status}, though somebody wanted it to stop`);
  }
  if (after.problem?.code === "internal_error") count(books.seen, "internal_error");
  if (after.status === "confirmed") run.story.push("run.confirmed");
  if (after.status === "applying") run.story.push("run.apply_started");
  if (after.status === "verifying") run.story.push("run.apply_finished");
  if (hasEnded(after.status)) run.story.push(`run.ended ${after.status}`);
}

/** Who carries a run out writes nothing once a newer owner has put its number on the run. */
function checkFence({ process, runId, fence, name }: Task, before: Run): void {
  if (!process.isWorker || runId !== before.id || fence >= before.fence) return;
  throw new Violation(`${name} of ${process.name} wrote ${before.id} with ${fence}, which ${before.fence} owns`);
}

function recordIntent(books: Books, { intent }: Task, after: Run): void {
  const run = knownRun(books, after.id);
  switch (intent.kind) {
    case "approve":
      run.approvals.push({ by: intent.by, digest: intent.digest });
      run.story.push("run.approved");
      return;
    case "override":
      run.letPass.push({ by: intent.by, role: intent.role, digest: after.plan?.digest ?? "" });
      run.story.push("run.policy_overridden");
      return;
    case "payments":
      for (const { id, action } of after.outbox) {
        // What an earlier write told may still stand there.
        const isNew = id.startsWith(`${after.id}:${after.version}:`);
        if (isNew && action === "run.cancel_requested") run.story.push(action);
      }
      return;
    case "other":
      if (intent.action.startsWith("run.")) run.story.push(intent.action);
  }
}

/** Two plans with one digest must mean the same, and a plan knows what it is to make true. */
export function recordPlan(books: Books, plan: Plan, revision: Revision | null): void {
  if (!revision) throw new Violation(`${plan.id} is of a revision that is not there`);
  const run = knownRun(books, plan.runId);
  const known = { plan, config: canonicalJson(revision.config) };
  run.plans.push(known);
  const meaning = meaningOf(run, known);
  const before = books.meanings.get(plan.digest);
  if (before !== undefined && before !== meaning) throw new Violation(`${plan.digest} means two things`);
  books.meanings.set(plan.digest, meaning);
}

/** Numbers come one after the other. */
export function recordRevision(books: Books, revision: Revision): void {
  const before = books.revisions.get(revision.hospitalId) ?? [];
  if (revision.number !== before.length + 1) {
    throw new Violation(`revision ${revision.number} follows revision ${before.length}`);
  }
  books.revisions.set(revision.hospitalId, [...before, structuredClone(revision)]);
}

export function checkRevisions(books: Books, stored: readonly Revision[]): void {
  const known = [...books.revisions.values()].flat();
  for (const revision of known) {
    const now = stored.find(({ id }) => id === revision.id);
    if (!isDeepStrictEqual(now, revision)) throw new Violation(`${revision.id} was changed`);
  }
  if (stored.length !== known.length) throw new Violation("there are revisions that nobody made");
}
