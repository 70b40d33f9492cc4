import { type Tier, type TierClass, tierClass } from "./tiers.ts";

/** Read on 2026-11-24 from Atlas' own answers, as tests of its clients recorded them; rounded up. */
const create: Readonly<Record<TierClass, number>> = { free: 1, flex: 1, dedicated: 13 };
const remove: Readonly<Record<TierClass, number>> = { free: 1, flex: 1, dedicated: 5 };
const upgrade = 25;
const resize = 8;

/** About how many minutes Atlas takes to make a cluster of this tier. */
export function minutesToCreate(tier: Tier): number {
  return create[tierClass(tier)];
}

export function minutesToDelete(tier: Tier): number {
  return remove[tierClass(tier)];
}

/** An upgrade leaves the shared machines; a resize stays on dedicated ones. */
export function minutesToMove(from: Tier, to: Tier): number {
  return tierClass(from) === "dedicated" && tierClass(to) === "dedicated" ? resize : upgrade;
}
