import { DatabaseSync } from "node:sqlite";

/** SQLite's code for a file that another process has locked. */
const busy = 5;

/**
 * Locks a file for as long as this process lives, in the way that SQLite does: the kernel itself lets go when the process
 * is gone, kill -9 included. Null if another process has it.
 */
export function lockFile(path: string): { readonly release: () => void } | null {
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
