import { inboxRepository } from "../../database/inbox.ts";
import { isEmptyDatabase, loadDocuments, reopenRuns } from "../../database/load.ts";
import type { MasterDatabase } from "../../database/master.ts";
import { RunStatus } from "../../domain/runs.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { hasEnded } from "../../runs/machine.ts";
import { linesOf } from "./archive.ts";
import type { BackupContext } from "./context.ts";
import type { Manifest } from "./manifest.ts";
import { collectionIn } from "./places.ts";

/**
 * Loads a verified backup into an empty master database, and empties it again if that breaks off. Refuses with `not_empty`.
 *
 * What was under way needs no hand: leases and claims of the dead run out, and a sweep goes on from there; whatever is
 * applied then is compared with Atlas first, so what was done after the backup is not done twice (the run ends `stale`).
 */
export async function fillDatabase(
  { signal, clock }: Pick<BackupContext, "signal" | "clock">,
  { db }: MasterDatabase,
  { parts }: Manifest,
  folder: string,
): Promise<Outcome<void>> {
  if (!(await isEmptyDatabase(db))) return notEmpty();
  const begun: string[] = [];
  try {
    for (const { path, documents } of parts) {
      signal.throwIfAborted();
      const name = collectionIn(path);
      if (name === null) continue;
      begun.push(name);
      const count = await loadDocuments(db, name, abortable(linesOf(folder, path), signal));
      if (count !== documents) throw new Error(`${name}: ${count} of ${documents} documents were loaded`);
    }
    begun.push("open_events");
    await inboxRepository(db).listOpen(clock.now());
    await reopenRuns(db, (status) => hasEnded(RunStatus.parse(status)));
    return done(undefined);
  } catch (error) {
    for (const name of begun) await db.dropCollection(name);
    throw error;
  }
}

async function* abortable(lines: AsyncIterable<string>, signal: AbortSignal): AsyncGenerator<string> {
  for await (const line of lines) {
    signal.throwIfAborted();
    yield line;
  }
}

function notEmpty() {
  return refused({
    code: "not_empty",
    message: "The master database holds something already. Nothing was changed.",
    nextStep: "Name an empty database in MONGODB_MASTER_URI; what is there is never overwritten.",
    retryable: false,
  });
}
