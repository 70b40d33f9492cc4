import { open, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const markName = "first-start";

/**
 * Readies `dir` for a server with its data in `dataDir`. One that was killed while it made its administrator would let
 * nobody in for ever, so what a first start left that never came to its end is removed: nobody has used it yet. Answers
 * whether this is a first start; then `endFirstStart` has to be called before anybody hears of the server.
 */
export async function beginFirstStart(dir: string, dataDir: string): Promise<boolean> {
  const mark = join(dir, markName);
  const isMarked = (await readdir(dir)).includes(markName);
  if (isMarked) await rm(dataDir, { recursive: true, force: true });
  const isFirst = isMarked || (await isEmpty(dataDir));
  if (isFirst) await writeFile(mark, "", { mode: 0o600, flush: true });
  return isFirst;
}

/** It is on the disk when this answers: a mark that came back would take the data with it. */
export async function endFirstStart(dir: string): Promise<void> {
  await rm(join(dir, markName));
  const folder = await open(dir, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function isEmpty(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length === 0;
}
