import { readdir, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import process from "node:process";

const ownMark = /\.partial-(.+)-(\d+)$/;

/** Where this process makes the backup that becomes `file`. */
export function draftOf(file: string): string {
  return `${file}.partial-${hostname()}-${process.pid}`;
}

/** Removes what backups of this name left that were killed on this machine. */
export async function removeLeftDrafts(file: string): Promise<void> {
  const folder = dirname(file);
  for (const name of await readdir(folder)) {
    const [, host, pid] = ownMark.exec(name) ?? [];
    const isOfFile = name.startsWith(`${basename(file)}.partial-`);
    if (isOfFile && host === hostname() && !isAlive(Number(pid)))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
