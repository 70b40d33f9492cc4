import type { Db } from "mongodb";
import { z } from "zod";
import { Lease } from "../domain/hospitals.ts";

const Worked = z.object({ slug: z.string(), fence: z.int(), lease: Lease.nullish() });

/** The slugs of hospitals that a living worker holds, and how often hospitals were held so far: `slug fence`, if ever. */
export type Work = { readonly held: readonly string[]; readonly fences: readonly string[] };

/** Whoever plans, applies or verifies holds the hospital's lease, and each lease has a fencing number of its own. */
export async function readWork(db: Db, now: Date): Promise<Work> {
  const documents = await db
    .collection("hospitals")
    .find({}, { projection: { slug: 1, fence: 1, lease: 1 } })
    .toArray();
  const hospitals = documents.map((document) => Worked.parse(document));
  return {
    held: hospitals.filter(({ lease }) => lease && lease.expiresAt > now).map(({ slug }) => slug),
    fences: hospitals.filter(({ fence }) => fence > 0).map(({ slug, fence }) => `${slug} ${fence}`),
  };
}
