import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { waitUntil } from "../../foundation/wait.ts";

const run = promisify(execFile);

/** Whether a process with this id exists (a zombie that nobody has collected yet does not count as running). */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  return (await commandLine(pid)) !== "";
}

/** The command line of a process: from `/proc` where there is one, else from `ps`. Empty when it is gone. */
export async function commandLine(pid: number): Promise<string> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ").trim();
  } catch {
    try {
      return (await run("ps", ["-o", "command=", "-p", String(pid)])).stdout.trim();
    } catch {
      return "";
    }
  }
}

/** Ends a process: SIGTERM, and SIGKILL when it still runs after `graceMs` milliseconds. */
export async function endProcess(pid: number, graceMs: number): Promise<void> {
  if (graceMs > 0) {
    signal(pid, "SIGTERM");
    if (await isGone(pid, graceMs)) return;
  }
  signal(pid, "SIGKILL");
  await isGone(pid, 5_000);
}

async function isGone(pid: number, limitMs: number): Promise<boolean> {
  const gone = await waitUntil(async () => ((await isRunning(pid)) ? undefined : true), { limitMs, everyMs: 10 });
  return gone ?? false;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
