import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** An operation that may hold a stack's lock: the session of its processes, where it runs and since when. */
export const OperationMarker = z.object({ session: z.int().positive(), host: z.string(), startedAt: z.iso.datetime() });
export type OperationMarker = z.infer<typeof OperationMarker>;

/** The folder of a stack's markers inside of the operator's `workDir`. */
export function markerFolder(workDir: string, slug: string): string {
  return join(workDir, slug, "operations");
}

/** Leaves a marker of its own for an operation and answers how to take it away again. */
export async function leaveMarker(folder: string, marker: OperationMarker): Promise<() => Promise<void>> {
  const file = join(folder, `${marker.session}.json`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify(marker));
  return () => rm(file, { force: true });
}

/** The markers of a folder with the files they lie in. One that broke off while it was written tells nothing. */
export async function markersIn(folder: string): Promise<{ file: string; marker: OperationMarker }[]> {
  const names = await readdir(folder).catch(() => []);
  const read = await Promise.all(names.map((name) => readMarker(join(folder, name))));
  return read.filter((each) => each !== undefined);
}

async function readMarker(file: string): Promise<{ file: string; marker: OperationMarker } | undefined> {
  try {
    return { file, marker: OperationMarker.parse(JSON.parse(await readFile(file, "utf8"))) };
  } catch {
    return undefined;
  }
}
