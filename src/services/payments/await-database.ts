import type { Hospital } from "../../domain/hospitals.ts";
import type { Run, RunId } from "../../domain/runs.ts";
import { waitUntil } from "../../foundation/wait.ts";
import { hasEnded } from "../../runs/machine.ts";
import { sequelOf } from "../../runs/recovery/sequel.ts";
import type { ServiceContext } from "../context.ts";
import { newestProvision } from "../runs/newest-provision.ts";
import { isOver } from "../runs/wait.ts";

const lookEveryMs = 50;

export type Awaited = {
  /** The newest run that was to make the database; null if it is gone. */
  readonly run: Run | null;
  /** Whether it ended without a database, and nothing goes on by itself. */
  readonly failed: boolean;
};

/**
 * Waits at most `limitMs` for the run that makes a hospital's database, and for those that the service goes on with by
 * itself when that one broke off.
 */
export async function awaitDatabase(
  context: ServiceContext,
  hospital: Hospital,
  runId: RunId,
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<Awaited> {
  const until = new Date(context.clock.now().getTime() + limitMs);
  let seen: Awaited = { run: null, failed: false };
  let id = runId;
  const look = async () => {
    const run = await context.repositories.runs.find(id);
    seen = { run, failed: false };
    if (run === null) return true;
    if (run.status === "applied" || !hasEnded(run.status)) return (await isOver(context, run)) || undefined;
    const now = await context.repositories.hospitals.find(hospital.id);
    const sequel = now && sequelOf(run, now, context.patience);
    if (!now || sequel?.kind !== "follow-up") {
      seen = { run, failed: true };
      return true;
    }
    // What comes later than somebody waits is not waited for.
    if (sequel.dueAt > until) return true;
    id = (await newestProvision(context, now))?.id ?? id;
    return undefined;
  };
  await waitUntil(look, { limitMs, everyMs: lookEveryMs, ...(signal && { signal }) });
  return seen;
}
