import { access, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Run, RunId } from "../../domain/runs.ts";
import type { RewriteContext, RunContext } from "../context.ts";

/** The number of the plan that a preview of this run makes. */
export function nextPlanNumber({ plan }: Pick<Run, "plan">): number {
  return (plan?.number ?? 0) + 1;
}

/** Where the saved plan of this number lies on this machine; makes the folder, readable by us alone. */
export async function planPathOf(plansDir: string, runId: RunId, number: number): Promise<string> {
  await mkdir(plansDir, { recursive: true, mode: 0o700 });
  return pathIn(plansDir, runId, number);
}

/**
 * Keeps a saved plan in the master database as well, sealed, for a worker on another machine. One that is gone already is
 * of a run that somebody else ended meanwhile.
 */
export async function sharePlan(
  { repositories, sealer, plansDir }: RunContext,
  runId: RunId,
  number: number,
): Promise<void> {
  const text = await readFile(pathIn(plansDir, runId, number), "utf8").catch(() => undefined);
  if (text === undefined) return;
  await repositories.planFiles.keep({ id: runId, number, sealed: await sealer.seal(text) });
}

/**
 * Where a saved plan lies, fetched from the master database if another machine made it. One that is here is left as it
 * is, and one that is nowhere, or that can't be opened, is left out: who applies it compares the digest.
 */
export async function fetchPlan(
  { repositories, sealer, plansDir, log }: RunContext,
  runId: RunId,
  number: number,
): Promise<string> {
  const path = await planPathOf(plansDir, runId, number);
  if (await isThere(path)) return path;
  const shared = await repositories.planFiles.find(runId, number);
  if (!shared) return path;
  try {
    await writeFile(path, await sealer.open(shared.sealed), { mode: 0o600 });
  } catch (error) {
    log.error({ err: error, runId, number }, "the plan that another machine made can't be opened");
  }
  return path;
}

/** A plan is of no use once its run has ended. */
export async function removePlan({ repositories, plansDir }: RewriteContext, run: Run): Promise<void> {
  for (let number = 1; number <= nextPlanNumber(run); number += 1) {
    await rm(pathIn(plansDir, run.id, number), { force: true });
  }
  await repositories.planFiles.remove(run.id);
}

/** Removes the files of runs that ended on another machine. */
export async function sweepPlans({ repositories, plansDir }: RewriteContext): Promise<void> {
  const names = await readdir(plansDir).catch(() => []);
  if (names.length === 0) return;
  const open = new Set(await repositories.runs.open());
  for (const name of names) {
    const runId = RunId.safeParse(name.split(".")[0]);
    if (runId.success && !open.has(runId.data)) await rm(join(plansDir, name), { force: true });
  }
}

function pathIn(plansDir: string, runId: RunId, number: number): string {
  return join(plansDir, `${runId}.${number}.json`);
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
