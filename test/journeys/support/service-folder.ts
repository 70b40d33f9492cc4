import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { waitUntil } from "../../../src/foundation/wait.ts";
import { killIfThere, processesIn, type SeenProcess } from "./processes.ts";

/** Where a service of a test lives: it works in `path`, keeps its data in `dataDir`, and knows of no other folder. */
export type ServiceFolder = { readonly path: string; readonly dataDir: string };

const leavingLimitMs = 3_000;

/**
 * A folder for the services of one test. When the test is over, whatever still names the folder is killed, the folder is
 * removed, and the test fails if there was anything to kill.
 */
export async function makeServiceFolder(): Promise<ServiceFolder> {
  const path = await mkdtemp(join(tmpdir(), "journey-"));
  await mkdir(join(path, "tmp"));
  onTestFinished(async () => {
    const left = await leftIn(path);
    for (const { pid } of left) killIfThere(pid);
    await expect.poll(() => processesIn(path), { timeout: leavingLimitMs }).toEqual([]);
    await rm(path, { recursive: true, force: true });
    expect(left).toEqual([]);
  });
  return { path, dataDir: join(path, "data") };
}

/** What still runs in the folder after it had its time to leave. */
export async function leftIn(path: string): Promise<SeenProcess[]> {
  let left: SeenProcess[] = [];
  const nobody = async () => {
    left = await processesIn(path);
    return left.length === 0 ? left : undefined;
  };
  return (await waitUntil(nobody, { limitMs: leavingLimitMs, everyMs: 50 })) ?? left;
}
