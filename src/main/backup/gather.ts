import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { collectionsToDump, documentLines } from "../../database/dump.ts";
import type { MasterDatabase } from "../../database/master.ts";
import { readWork } from "../../database/work.ts";
import type { BackupContext } from "./context.ts";
import { copyInto, listFiles } from "./files.ts";
import { anchorFiles, collectionFile, inBackup, isWorthKeeping, keptFolders, stateFolder } from "./places.ts";
import type { Look } from "./while-quiet.ts";

/** What was gathered: the paths of all files, and how many documents are in each collection's. */
export type Gathered = { readonly paths: readonly string[]; readonly documents: ReadonlyMap<string, number> };

/** Who is worked at now, and what everything that runs write looks like. */
export async function lookAt({ config, clock }: BackupContext, { db }: MasterDatabase): Promise<Look> {
  const { held, fences } = await readWork(db, clock.now());
  const files = (await sources(config)).map(({ seen }) => seen);
  return { held, mark: [...fences, ...files].join("\n") };
}

/**
 * Gathers everything in a folder, in place of what was there. Anchors come first: a checkpoint is written there after its
 * ledger, so all that an anchor names is in the database's part.
 */
export async function gather(context: BackupContext, { db }: MasterDatabase, folder: string): Promise<Gathered> {
  const { config, signal } = context;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  const paths: string[] = [];
  const take = async (from: string, path: string) => {
    signal.throwIfAborted();
    if (await copyInto(from, join(folder, path))) paths.push(path);
  };
  for (const anchor of anchorFiles(config)) await take(join(config.dataDir, anchor), join(inBackup.data, anchor));
  for (const { from, to } of await sources(config)) await take(from, to);
  const documents = new Map<string, number>();
  for (const name of await collectionsToDump(db)) {
    const path = collectionFile(name);
    documents.set(path, await writeLines(documentLines(db, name), join(folder, path), signal));
    paths.push(path);
  }
  return { paths, documents };
}

type Source = { readonly from: string; readonly to: string; readonly seen: string };

/** The files of the state and the stacks, with where they come into the backup. */
async function sources(config: BackupContext["config"]): Promise<Source[]> {
  const state = stateFolder(config);
  const folders = [
    ...(state === null ? [] : [{ from: state, to: inBackup.state }]),
    ...keptFolders.map((name) => ({ from: join(config.dataDir, name), to: join(inBackup.data, name) })),
  ];
  const found: Source[] = [];
  for (const folder of folders) {
    for (const { path, seen } of await listFiles(folder.from, isWorthKeeping)) {
      found.push({ from: join(folder.from, path), to: join(folder.to, path), seen: `${folder.to} ${seen}` });
    }
  }
  return found;
}

async function writeLines(lines: AsyncIterable<string>, file: string, signal: AbortSignal): Promise<number> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  let count = 0;
  async function* counted() {
    for await (const line of lines) {
      count += 1;
      yield line;
    }
  }
  await pipeline(Readable.from(counted()), createWriteStream(file, { mode: 0o600 }), { signal });
  return count;
}
