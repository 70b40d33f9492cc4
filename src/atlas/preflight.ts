import { tierDisks } from "../domain/tier-disks.ts";
import { canMove, Tier, type TierClass, tierClass } from "../domain/tiers.ts";
import type { Asked } from "./asked.ts";
import type { AtlasCluster, AtlasReadBack } from "./read-back/model.ts";

export type AtlasRefusalCode =
  | "cluster_being_deleted"
  | "cluster_busy"
  | "cluster_paused"
  | "disk_too_large"
  | "downgrade_refused"
  | "free_tier_fixed"
  | "region_fixed";

/** What Atlas would answer to a change, known before it is queued. An advisory one only costs time: it is waited for. */
export type AtlasRefusal = {
  readonly code: AtlasRefusalCode;
  readonly advisory: boolean;
  readonly message: string;
  readonly nextStep: string;
};

/** `before` is what is applied now (null before a provision), `after` what is asked for. */
export type PreflightInput = {
  readonly before: Asked | null;
  readonly after: Asked;
  readonly readBack: AtlasReadBack;
};

type Change = { readonly before: Asked; readonly after: Asked; readonly cluster: AtlasCluster };

/**
 * Everything that Atlas is known to refuse of a change, by the cluster that it has now; empty if nothing is in the way,
 * or if there is no cluster yet (Admin API: `updateCluster`, `updateFlexCluster`, `tenantUpgrade`).
 */
export function preflight({ before, after, readBack: { cluster } }: PreflightInput): AtlasRefusal[] {
  if (before === null || cluster === null) return [];
  const change = { before, after, cluster };
  const rules = [beingDeleted, paused, downgrade, diskTooLarge, freeTierFixed, regionFixed, busy];
  return rules.flatMap((rule) => rule(change) ?? []);
}

function beingDeleted({ cluster: { state } }: Change): AtlasRefusal | undefined {
  if (state !== "DELETING") return undefined;
  return refusal("cluster_being_deleted", "Atlas is deleting this cluster.", "Wait until it is gone, then recover.");
}

function busy({ cluster: { state } }: Change): AtlasRefusal | undefined {
  if (state === "IDLE" || state === "DELETING") return undefined;
  const message = `Atlas is working on this cluster (${state}).`;
  return { ...refusal("cluster_busy", message, "Nothing: the run waits until Atlas is done."), advisory: true };
}

/** A paused cluster takes nothing but its resumption (`CANNOT_UPDATE_PAUSED_CLUSTER`). */
function paused({ before, after, cluster }: Change): AtlasRefusal | undefined {
  if (!cluster.paused || !changesCluster(before, after)) return undefined;
  const nextStep = "Resume the hospital in a run of its own, then ask for this change.";
  return refusal("cluster_paused", "Atlas changes nothing of a paused cluster.", nextStep);
}

function downgrade({ after, cluster: { tier } }: Change): AtlasRefusal | undefined {
  const from = Tier.safeParse(tier).data ?? "M30";
  if (canMove(from, after.tier)) return undefined;
  const nextStep =
    "Stay, or choose another dedicated size; to leave dedicated sizes the data must move to a new hospital.";
  return refusal("downgrade_refused", `Atlas can't take a cluster from ${tier} down to ${after.tier}.`, nextStep);
}

function diskTooLarge({ before, after, cluster: { tier, diskSizeGb } }: Change): AtlasRefusal | undefined {
  const { largestGb } = tierDisks[after.tier];
  const isMove = tier !== after.tier || before.tier !== after.tier;
  if (!isMove || classOf(tier) !== "dedicated" || tierClass(after.tier) !== "dedicated") return undefined;
  if (diskSizeGb === null || diskSizeGb <= largestGb) return undefined;
  const message = `The disk has ${diskSizeGb} GB and ${after.tier} takes at most ${largestGb} GB.`;
  return refusal(
    "disk_too_large",
    message,
    `Choose a larger tier, or reduce the disk to ${largestGb} GB in Atlas first.`,
  );
}

/** An M0 can only be upgraded (`TENANT_CLUSTER_UPDATE_UNSUPPORTED`). */
function freeTierFixed({ before, after, cluster: { tier } }: Change): AtlasRefusal | undefined {
  if (classOf(tier) !== "free" || after.tier !== "M0") return undefined;
  if (before.terminationProtection === after.terminationProtection) return undefined;
  return refusal("free_tier_fixed", "Atlas changes nothing of an M0 but its tier.", "Upgrade to FLEX or M10 first.");
}

/** M0 and FLEX stay where they are, also while they are upgraded. */
function regionFixed({ before, after, cluster: { tier } }: Change): AtlasRefusal | undefined {
  if (classOf(tier) === "dedicated" || placeOf(before) === placeOf(after)) return undefined;
  const message = `Atlas can't move a cluster of ${tier} to another cloud or region.`;
  return refusal("region_fixed", message, "Upgrade to a dedicated tier first, then change the region.");
}

function changesCluster(before: Asked, after: Asked): boolean {
  return (
    before.tier !== after.tier ||
    placeOf(before) !== placeOf(after) ||
    before.terminationProtection !== after.terminationProtection
  );
}

function placeOf({ cloudProvider, region }: Asked): string {
  return `${cloudProvider} ${region}`;
}

/** Sizes that we do not sell are dedicated ones. */
function classOf(tier: string): TierClass {
  const known = Tier.safeParse(tier);
  return known.success ? tierClass(known.data) : "dedicated";
}

function refusal(code: AtlasRefusalCode, message: string, nextStep: string): AtlasRefusal {
  return { code, advisory: false, message, nextStep };
}
