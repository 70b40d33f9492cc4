import { minutesToMove } from "./change-minutes.ts";
import { estimateCost } from "./cost.ts";
import { tierDisks } from "./tier-disks.ts";
import { canMove, type Tier, tierClass } from "./tiers.ts";

/** `diskSizeGb` is what Atlas reports now; null if it is not known. */
export type TierChange = {
  readonly beforeTier: Tier;
  readonly afterTier: Tier;
  readonly diskSizeGb: number | null;
};

/**
 * A change of tier in the words of somebody who decides and is no engineer: what happens to the application, how long,
 * for what money, and whether there is a way back. Money and minutes are estimates from dated tables.
 */
export function describeChange(change: TierChange): string {
  const { beforeTier, afterTier } = change;
  const heading = `${beforeTier} → ${afterTier}`;
  if (beforeTier === afterTier) return `${heading}: no change.`;
  const obstacle = obstacleTo(change);
  if (obstacle !== undefined) return `${heading}: not possible, ${obstacle}.`;
  const minutes = `about ${minutesToMove(beforeTier, afterTier)} minutes`;
  const facts = [...effectsOf(change), minutes, costInWords(beforeTier, afterTier), wayBack(change)];
  return `${heading}: ${facts.join(", ")}.`;
}

/** Such as `+$335.80 a month`. Null on a side means that there is no cluster on it. */
export function costInWords(beforeTier: Tier | null, afterTier: Tier | null): string {
  const { differenceCents } = estimateCost(beforeTier, afterTier);
  if (differenceCents === 0) return "no change of cost";
  return `${differenceCents > 0 ? "+" : "−"}$${(Math.abs(differenceCents) / 100).toFixed(2)} a month`;
}

function obstacleTo({ beforeTier, afterTier, diskSizeGb }: TierChange): string | undefined {
  if (!canMove(beforeTier, afterTier)) return "since Atlas has no way back to a smaller kind of tier";
  if (tierClass(beforeTier) !== "dedicated" || diskSizeGb === null) return undefined;
  const { largestGb } = tierDisks[afterTier];
  return diskSizeGb > largestGb
    ? `since the disk of ${diskSizeGb} GB is over the ${largestGb} GB of ${afterTier}`
    : undefined;
}

function effectsOf({ beforeTier }: TierChange): string[] {
  if (tierClass(beforeTier) === "dedicated") return ["rolling restart (one server at a time)", "same hostnames"];
  return ["a short interruption while the data moves", "the connection string stays"];
}

function wayBack({ beforeTier, afterTier, diskSizeGb }: TierChange): string {
  if (!canMove(afterTier, beforeTier)) return "reversible: no";
  const { largestGb } = tierDisks[beforeTier];
  if (diskSizeGb !== null && diskSizeGb > largestGb) {
    return `reversible: no, since the disk of ${diskSizeGb} GB is over the ${largestGb} GB of ${beforeTier}`;
  }
  const isLarger = tierDisks[afterTier].largestGb > largestGb;
  return isLarger ? `reversible: yes until the disk is over ${largestGb} GB` : "reversible: yes";
}
