import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { RunId } from "../../domain/runs.ts";

/** Where the saved plan of a run lies; makes the folder, readable by us alone. */
export async function planPathOf(plansDir: string, runId: RunId): Promise<string> {
  await mkdir(plansDir, { recursive: true, mode: 0o700 });
  return join(plansDir, `${runId}.json`);
}

/** A plan is of no use once its run has ended. */
export async function removePlan(plansDir: string, runId: RunId): Promise<void> {
  await rm(join(plansDir, `${runId}.json`), { force: true });
}
