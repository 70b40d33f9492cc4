import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";

/** One file of a backup. `documents` counts those of a collection. */
export const Part = z.object({
  path: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
  documents: z.int().nonnegative().optional(),
});
export type Part = z.infer<typeof Part>;

export const manifestName = "manifest.json";
/** Holds the manifest's seal, as `sealOf` makes it. */
export const sealName = "manifest.seal";

export const backupFormat = 1;

/** What is in a backup. */
export const Manifest = z.object({
  format: z.literal(backupFormat),
  productVersion: z.string(),
  createdAt: z.iso.datetime(),
  target: z.enum(["local", "atlas"]),
  /** Whether the stacks' state is in the backup, or stays in an object store or with Pulumi Cloud. */
  state: z.enum(["inside", "elsewhere"]),
  parts: z.array(Part),
});
export type Manifest = z.infer<typeof Manifest>;

/** The sizes and digests of files, in the order given. */
export async function describeParts(
  folder: string,
  paths: readonly string[],
  documents: ReadonlyMap<string, number>,
): Promise<Part[]> {
  const parts: Part[] = [];
  for (const path of paths) {
    const count = documents.get(path);
    const { size: bytes } = await stat(join(folder, path));
    const sha256 = await sha256Of(join(folder, path));
    parts.push({ path, bytes, sha256, ...(count !== undefined && { documents: count }) });
  }
  return parts;
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
