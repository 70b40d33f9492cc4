import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { z } from "zod";
import { projectName } from "../../../stacks/hospital/config.ts";
import { Deployment } from "./fingerprint.ts";

const Checkpoint = z.object({ version: z.literal(3), checkpoint: z.object({ latest: Deployment.nullish() }) });

/**
 * The deployment of a stack whose state lies in files, as the engine last wrote it (Pulumi's `CheckpointV3`); undefined
 * if there is no such stack. Of a plain and a zipped file the newer counts, as it does for Pulumi. Throws if the file
 * can't be read or is none.
 */
export async function readCheckpoint(stateUrl: string, slug: string): Promise<Deployment | undefined> {
  const folder = join(fileURLToPath(stateUrl), ".pulumi", "stacks", projectName);
  const files = [join(folder, `${slug}.json`), join(folder, `${slug}.json.gz`)];
  const known = await Promise.all(files.map(async (file) => ({ file, writtenMs: await writtenMsOf(file) })));
  const newest = known.reduce((one, other) => (other.writtenMs > one.writtenMs ? other : one));
  if (newest.writtenMs < 0) return undefined;
  const bytes = await readFile(newest.file);
  const text = newest.file.endsWith(".gz") ? await promisify(gunzip)(bytes) : bytes;
  return Checkpoint.parse(JSON.parse(text.toString("utf8"))).checkpoint.latest ?? {};
}

/** When a file was written; -1 if it is not there. */
async function writtenMsOf(file: string): Promise<number> {
  const found = await stat(file).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
  return found?.mtimeMs ?? -1;
}
