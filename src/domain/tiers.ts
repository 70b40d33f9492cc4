import { z } from "zod";

/** An Atlas size that can be had today, smallest first. */
export const tiers = ["M0", "FLEX", "M10", "M20", "M30"] as const;
export const Tier = z.enum(tiers);
export type Tier = z.infer<typeof Tier>;

/** Sizes that Atlas has withdrawn. Requests for them are answered with the tier that replaces them. */
export const RetiredTier = z.enum(["M2", "M5"]);
export type RetiredTier = z.infer<typeof RetiredTier>;

export const tierThatReplaces: Readonly<Record<RetiredTier, Tier>> = { M2: "FLEX", M5: "FLEX" };

/** Free and shared, elastic and shared, or with machines of its own. */
export type TierClass = "free" | "flex" | "dedicated";

export function tierClass(tier: Tier): TierClass {
  if (tier === "M0") return "free";
  return tier === "FLEX" ? "flex" : "dedicated";
}

/**
 * The tier of a plan that is nearest to the one that a cluster has: the next larger one, else the largest of the smaller
 * ones. Null if Atlas can't take the cluster to any of them.
 */
export function nearestTier(present: Tier, allowed: readonly Tier[]): Tier | null {
  const reachable = tiers.filter((tier) => allowed.includes(tier) && canMove(present, tier));
  const place = tiers.indexOf(present);
  return reachable.find((tier) => tiers.indexOf(tier) >= place) ?? reachable.at(-1) ?? null;
}

/**
 * Whether Atlas can take a cluster from one tier to the other in place. Free → flex → dedicated goes upwards only;
 * dedicated sizes go both ways (Atlas: "Modify a Cluster", upgrade of tenant clusters).
 */
export function canMove(from: Tier, to: Tier): boolean {
  const rank: Readonly<Record<TierClass, number>> = { free: 0, flex: 1, dedicated: 2 };
  return rank[tierClass(to)] >= rank[tierClass(from)];
}
