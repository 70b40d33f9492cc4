import { z } from "zod";

/** An Atlas size that can be had today. */
export const Tier = z.enum(["M0", "FLEX", "M10", "M20", "M30", "M40", "M50", "M60", "M80"]);
export type Tier = z.infer<typeof Tier>;

/** Sizes that Atlas has withdrawn. Requests for them are answered with the tier that replaces them. */
export const RetiredTier = z.enum(["M2", "M5"]);
export type RetiredTier = z.infer<typeof RetiredTier>;

export const tierThatReplaces: Readonly<Record<RetiredTier, Tier>> = { M2: "FLEX", M5: "FLEX" };

/** Free and shared (`TENANT`), elastic (`FLEX`) or with machines of its own. */
export type TierClass = "free" | "flex" | "dedicated";

export function tierClass(tier: Tier): TierClass {
  if (tier === "M0") return "free";
  return tier === "FLEX" ? "flex" : "dedicated";
}
