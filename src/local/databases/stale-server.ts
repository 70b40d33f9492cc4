import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import { commandLine, endProcess } from "./process-life.ts";

function pidFile(dir: string): string {
  return join(dir, "server.pid");
}

/** Notes which process serves `dir`, so that a later start finds it if we die before we can stop it. */
export async function noteServer(dir: string, pid: number, args: readonly string[]): Promise<void> {
  await writeFile(pidFile(dir), `${pid}\n${args.join(" ")}\n`, { mode: 0o600 });
}

export async function forgetServer(dir: string): Promise<void> {
  await rm(pidFile(dir), { force: true });
}

/**
 * Ends the server that an earlier process of ours left behind in `dir`. A process that merely got the same id is left
 * alone: ours has the arguments that were noted.
 */
export async function endStaleServer(dir: string, log: Logger): Promise<void> {
  const [first = "", args = ""] = (await readFile(pidFile(dir), "utf8").catch(() => "")).split("\n");
  const pid = Number.parseInt(first, 10);
  if (Number.isNaN(pid) || pid <= 1 || args === "") return;
  if ((await commandLine(pid)).includes(args)) {
    log.warn({ pid, dir }, "ending a database server that an earlier run left behind");
    await endProcess(pid, 3_000);
  }
  await forgetServer(dir);
}
