import { open } from "node:fs/promises";
import { join } from "node:path";
import { create, extract, list } from "tar";
import { listFiles } from "./files.ts";

/** Packs files of a folder, in the order given, into a new `.tar.gz` that its owner alone reads, and has it on the disk. */
export async function pack(folder: string, paths: readonly string[], archive: string): Promise<void> {
  await create({ file: archive, cwd: folder, gzip: true, portable: true, strict: true, mode: 0o600 }, [...paths]);
  const file = await open(archive, "r+");
  await file.sync();
  await file.close();
}

/**
 * Unpacks ordinary files and folders into an empty folder, nothing outside of it, and answers the files' paths. It is read to
 * its end before: of one that is damaged nothing is written, and no write goes on behind an error.
 */
export async function unpack(archive: string, folder: string): Promise<string[]> {
  await list({ file: archive, strict: true, onReadEntry: (entry) => entry.resume() });
  await extract({
    file: archive,
    cwd: folder,
    strict: true,
    filter: (_path, entry) => "type" in entry && ["File", "OldFile", "Directory"].includes(entry.type),
  });
  return (await listFiles(folder)).map(({ path }) => path);
}

/** The lines of a text file without their ends. */
export async function* linesOf(folder: string, path: string): AsyncGenerator<string> {
  const file = await open(join(folder, path));
  try {
    for await (const line of file.readLines()) if (line !== "") yield line;
  } finally {
    await file.close();
  }
}
