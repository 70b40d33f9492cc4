import { z } from "zod";
import { type Hospital, HospitalId, HospitalStatus, LastDrift, LastRun } from "./hospitals.ts";
import { PlanName } from "./plans.ts";
import { Tier } from "./tiers.ts";

/** A hospital as the list of the whole fleet needs it: small, since that list is searched and filtered as a whole. */
export const FleetEntry = z.object({
  id: HospitalId,
  slug: z.string(),
  name: z.string(),
  email: z.string(),
  plan: PlanName,
  status: HospitalStatus,
  createdAt: z.coerce.date(),
  tier: Tier.nullable(),
  credentialGeneration: z.int().nullable(),
  unknownSince: z.string().nullable(),
  drift: LastDrift.extend({ at: z.coerce.date() }).nullable(),
  lastRun: LastRun.extend({ endedAt: z.coerce.date() }).nullable(),
});
export type FleetEntry = z.infer<typeof FleetEntry>;

/** Follows from the hospital alone, so that it can be made anew at any time. */
export function entryOf({ database, ...hospital }: Hospital): FleetEntry {
  return {
    id: hospital.id,
    slug: hospital.slug,
    name: hospital.name,
    email: hospital.email,
    plan: hospital.plan,
    status: hospital.status,
    createdAt: hospital.createdAt,
    tier: database?.tier ?? null,
    credentialGeneration: database?.credentialGeneration ?? null,
    unknownSince: hospital.unknownSince,
    drift: hospital.drift,
    lastRun: hospital.lastRun,
  };
}

/** Newest first; those of one moment in the order of their ids. */
export function newestFirst(one: FleetEntry, other: FleetEntry): number {
  return other.createdAt.getTime() - one.createdAt.getTime() || (one.id < other.id ? 1 : -1);
}

/** What somebody typed to find hospitals, in words that capitals and accents make no difference to. */
export function searchWords(text: string): string[] {
  return plain(text)
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** Fewer characters of an id are in many others by chance. */
const fewestOfId = 6;

/** Whether every word is in the hospital's name, slug or e-mail address, or is its id or a longer piece of that. */
export function isFoundBy(words: readonly string[], { name, slug, email, id }: FleetEntry): boolean {
  if (words.length === 0) return true;
  const text = plain(`${name}\n${slug}\n${email}`);
  return words.every((word) => text.includes(word) || (word.length >= fewestOfId && id.includes(word)));
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
