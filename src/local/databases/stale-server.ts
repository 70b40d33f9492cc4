import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import { commandLine, endProcess } from "./process-life.ts";

function pidFile(dir: string): string {
  return join(dir, "server.pid");
}

/** Notes which process serves `dir`, so that a later start finds it if we die before we can stop it. */
export async function notePid(dir: string, pid: number): Promise<void> {
  await writeFile(pidFile(dir), `${pid}\n`, { mode: 0o600 });
}

export async function forgetPid(dir: string): Promise<void> {
  await rm(pidFile(dir), { force: true });
}

/**
 * Ends the server that an earlier process of ours left behind in `dir`. A process that merely got the same id is left
 * alone: ours has the data folder on its command line.
 */
export async function endStaleServer(dir: string, dataDir: string, log: Logger): Promise<void> {
  const pid = Number.parseInt(await readFile(pidFile(dir), "utf8").catch(() => ""), 10);
  if (Number.isNaN(pid) || pid <= 1) return;
  if ((await commandLine(pid)).includes(dataDir)) {
    log.warn({ pid, dir }, "ending a database server that an earlier run left behind");
    await endProcess(pid, 3_000);
  }
  await forgetPid(dir);
}
