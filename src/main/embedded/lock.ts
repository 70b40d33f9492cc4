import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ConfigError } from "../config-error.ts";
import { readNote } from "./note.ts";

/** SQLite's code for a file that another process has locked. */
const busy = 5;

/**
 * Makes this process the one that may start the embedded servers of a data folder, for as long as it lives or until it
 * releases them. Throws `ConfigError` while another one is: two owners would end each other's servers.
 */
export async function lockServers(dataDir: string): Promise<{ readonly release: () => Promise<void> }> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockFile(join(dataDir, "embedded.lock"));
  if (lock) return { release: async () => lock.release() };
  const pid = (await readNote(dataDir))?.pid;
  const who = pid === undefined ? "Another process" : `The process ${pid}`;
  throw new ConfigError([
    `DATA_DIR: ${who} runs the embedded servers of ${dataDir} already. Stop it, choose another folder, or join it with --role api or --role worker.`,
  ]);
}

/** Locks a file in the way that SQLite does: the kernel itself lets go when the process is gone, kill -9 included. */
function lockFile(path: string): { readonly release: () => void } | null {
  const database = new DatabaseSync(path);
  try {
    database.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE;");
  } catch (error) {
    database.close();
    if (error instanceof Error && "errcode" in error && error.errcode === busy) return null;
    throw error;
  }
  return { release: () => database.close() };
}
