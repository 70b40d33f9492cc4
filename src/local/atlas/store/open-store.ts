import { chmodSync, closeSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

const schemaVersion = 1;

/**
 * Opens the file that holds everything local Atlas knows, and makes it (mode 0600) when it isn't there. Whatever was
 * written is on disk when the call returns. A second process that opens the same file is refused.
 */
export function openDatabaseFile(path: string): DatabaseSync {
  closeSync(openSync(path, "a", 0o600));
  chmodSync(path, 0o600);
  const database = new DatabaseSync(path);
  database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  const version = database.prepare("PRAGMA user_version").get()?.user_version;
  if (version === 0) {
    database.exec(`
      CREATE TABLE documents (
        kind TEXT NOT NULL, scope TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (kind, scope, key)
      );
      PRAGMA user_version = ${schemaVersion};
    `);
  } else if (version !== schemaVersion) {
    database.close();
    throw new Error(
      `${path} was written by another version of local Atlas (${version}); this one reads ${schemaVersion}.`,
    );
  }
  return database;
}
