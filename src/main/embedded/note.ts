import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writeSecretFile } from "../../local/atlas/secret-file.ts";

/** Where the embedded servers of a data folder are, and who runs them. Holds no key. */
export const EmbeddedNote = z.object({
  machine: z.string(),
  pid: z.int().positive(),
  /** Of the master database on 127.0.0.1; null if it is not an embedded one. */
  masterPort: z.int().positive().nullable(),
  /** Null with the real Atlas. */
  localAtlasUrl: z.url().nullable(),
});
export type EmbeddedNote = z.infer<typeof EmbeddedNote>;

/** Written whole or not at all, for its owner alone. */
export function writeNote(dataDir: string, note: EmbeddedNote): Promise<void> {
  return writeSecretFile(pathIn(dataDir), `${JSON.stringify(note)}\n`);
}

/** Undefined if there is none, or none that can be read. */
export async function readNote(dataDir: string): Promise<EmbeddedNote | undefined> {
  try {
    return EmbeddedNote.parse(JSON.parse(await readFile(pathIn(dataDir), "utf8")));
  } catch {
    return undefined;
  }
}

export async function removeNote(dataDir: string): Promise<void> {
  await rm(pathIn(dataDir), { force: true });
}

function pathIn(dataDir: string): string {
  return join(dataDir, "embedded.json");
}
