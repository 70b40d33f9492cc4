import { exportJsonLines } from "../../../src/audit/export.ts";
import { verifyExport } from "../../../src/audit/verify-export.ts";
import { RunId } from "../../../src/domain/runs.ts";
import { hasEnded } from "../../../src/runs/machine.ts";
import { signer } from "../../audit/support/exported.ts";
import { knownRun } from "./books.ts";
import { checkRevisions, Violation } from "./record.ts";
import type { World } from "./world.ts";

/** What holds after each step, in whatever state everything is. */
export function checkNow(world: World): void {
  const { violations, stores, time } = world;
  if (violations.length > 0) throw violations[0];
  if (world.faults === 0 && world.books.seen.has("internal_error")) throw new Violation("machinery broke by itself");
  const now = time.clock.now();
  for (const { id, queue, lease } of stores.hospitals.all()) {
    if (new Set(queue).size !== queue.length) throw new Violation(`${id} has a run twice in its queue`);
    const isHeld = lease !== null && lease.expiresAt > now;
    const applies = [...world.engine.underWay].filter(
      ({ task, request: { kind, target } }) =>
        target.config.hospitalId === id &&
        (kind === "up" || kind === "destroy") &&
        isHeld &&
        task.fence === lease.fence,
    );
    if (applies.length > 1) throw new Violation(`${id} has ${applies.length} applies at once`);
    const held = lease && world.books.runs.get(RunId.parse(lease.runId));
    const worked = [...world.books.runs.values()].filter(
      ({ hospitalId, status }) => hospitalId === id && (status === "applying" || status === "verifying"),
    );
    if (worked.length > 1) throw new Violation(`${worked.map((run) => run.id).join(" and ")} are applied at once`);
    if (lease && !held) throw new Violation(`${id} is held for a run that is not there`);
  }
}

/** What holds once everybody has done what was left to do: nothing is lost, nothing is stuck, all of it is told. */
export async function checkEnd(world: World): Promise<void> {
  checkNow(world);
  const { books, stores, memory } = world;
  for (const { id, status } of books.runs.values()) {
    if (!hasEnded(status)) throw new Violation(`${id} never ended, it is ${status}`);
  }
  if ((await memory.runs.open()).length > 0) throw new Violation("ended runs are still open");
  for (const { id, queue, lease } of stores.hospitals.all()) {
    if (queue.length > 0 || lease) throw new Violation(`${id} is not free: ${queue.join()} ${lease?.runId}`);
  }
  checkRevisions(books, stores.revisions.all());
  for (const { id } of stores.hospitals.all()) await checkLedger(world, id);
}

const told = new Set([
  "run.requested",
  "run.approved",
  "run.policy_overridden",
  "run.confirmed",
  "run.apply_started",
  "run.apply_finished",
  "run.rejected",
  "run.commented",
  "run.cancel_requested",
  "run.ended",
]);

async function checkLedger({ memory, books, time }: World, stream: string): Promise<void> {
  const context = { repositories: memory, signer, clock: time.clock };
  const verdict = await verifyExport(exportJsonLines(context, stream), { publicKeyPem: signer.publicKeyPem, stream });
  if (!verdict.ok) throw new Violation(`the ledger of ${stream} is broken: ${verdict.what}: ${verdict.reason}`);
  const stories = new Map<string, string[]>();
  for (const { runId, action, data } of await memory.ledger.page(stream, 0, 100_000)) {
    if (runId === null || !told.has(action)) continue;
    const what = action === "run.ended" ? `${action} ${data.status}` : action;
    stories.set(runId, [...(stories.get(runId) ?? []), what]);
  }
  for (const run of books.runs.values()) {
    if (run.hospitalId !== stream) continue;
    const story = stories.get(run.id)?.join() ?? "nothing";
    if (story !== knownRun(books, run.id).story.join()) {
      throw new Violation(`of ${run.id} the ledger tells ${story}, and it was ${run.story.join()}`);
    }
  }
  for (const id of stories.keys()) knownRun(books, RunId.parse(id));
}
