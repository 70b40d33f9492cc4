import { z } from "zod";
import { AccessEntry, type HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import { oneSpelling } from "../../atlas/read-back/access-list.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import { plans } from "../../domain/plans.ts";
import type { RunKind } from "../../domain/runs.ts";
import { canMove, RetiredTier, Tier, tierClass, tierThatReplaces } from "../../domain/tiers.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import {
  addressTwice,
  type ConfigProblem,
  configRequired,
  downgradeRefused,
  protectionNeedsPaidTier,
  tierNotInPlan,
  tierRetired,
} from "./config-problems.ts";

/** What ops may change of a hospital's stack. Addresses may come alone or with a comment. */
export const ConfigChange = z.strictObject({
  tier: z.union([Tier, RetiredTier]).optional(),
  accessList: z
    .array(z.union([AccessEntry.shape.address, AccessEntry]))
    .max(200)
    .optional(),
  terminationProtection: z.boolean().optional(),
});
export type ConfigChange = z.infer<typeof ConfigChange>;

/**
 * What a run of this kind asks for, starting from `base`; a refusal if the plan or Atlas rules it out. Kinds that ask for
 * nothing new answer `base` itself.
 */
export function nextConfig(
  kind: RunKind,
  hospital: Pick<Hospital, "plan">,
  base: HospitalStackConfig,
  change: ConfigChange | undefined,
): Outcome<HospitalStackConfig, ConfigProblem> {
  switch (kind) {
    case "provision":
    case "drift-check":
    case "remediate":
    case "recover":
      return done(base);
    case "change":
      return changed(hospital, base, change);
    case "rotate":
      return done({ ...base, credentialGenerations: rotated(base.credentialGenerations) });
    case "suspend":
      return done({ ...base, suspended: true });
    case "resume":
      // The passwords went with the users, so those who come back have new ones.
      return done({ ...base, suspended: false, credentialGenerations: [newestOf(base.credentialGenerations) + 1] });
    case "offboard":
      return done({ ...base, terminationProtection: false });
  }
}

function rotated(generations: readonly number[]): number[] {
  const newest = newestOf(generations);
  return newest === 0 ? [1] : [newest, newest + 1];
}

function newestOf(generations: readonly number[]): number {
  return Math.max(0, ...generations);
}

function changed(
  hospital: Pick<Hospital, "plan">,
  base: HospitalStackConfig,
  change: ConfigChange | undefined,
): Outcome<HospitalStackConfig, ConfigProblem> {
  if (!change || Object.values(change).every((value) => value === undefined)) return refused(configRequired);
  const tier = allowedTier(hospital, base.tier, change.tier);
  if (!tier.ok) return tier;
  const terminationProtection = protectionOf(base, tier.value, change.terminationProtection);
  if (terminationProtection && tierClass(tier.value) === "free") return refused(protectionNeedsPaidTier);
  const accessList = change.accessList?.map((entry) => commented(entry, base.accessList));
  const twice = accessList && firstDouble(accessList.map(({ address }) => oneSpelling(address)));
  if (twice !== undefined) return refused(addressTwice(twice));
  return done({ ...base, tier: tier.value, accessList: accessList ?? base.accessList, terminationProtection });
}

/** Who leaves the free tier is protected from then on, unless the change says otherwise. */
function protectionOf(base: HospitalStackConfig, tier: Tier, asked: boolean | undefined): boolean {
  if (asked !== undefined) return asked;
  return base.terminationProtection || (tierClass(base.tier) === "free" && tierClass(tier) !== "free");
}

/** An address that comes without a comment keeps the one it had, so that its entry is not replaced for nothing. */
function commented(entry: string | AccessEntry, before: readonly AccessEntry[]): AccessEntry {
  if (typeof entry !== "string") return entry;
  return before.find(({ address }) => address === entry) ?? { address: entry, comment: "" };
}

function firstDouble(addresses: readonly string[]): string | undefined {
  return addresses.find((address, place) => addresses.indexOf(address) !== place);
}

function allowedTier(
  hospital: Pick<Hospital, "plan">,
  from: Tier,
  wanted: Tier | RetiredTier | undefined,
): Outcome<Tier, ConfigProblem> {
  if (wanted === undefined) return done(from);
  const retired = RetiredTier.safeParse(wanted);
  if (retired.success) return refused(tierRetired(retired.data, tierThatReplaces[retired.data]));
  const to = Tier.parse(wanted);
  const { allowedTiers } = plans[hospital.plan];
  if (!canMove(from, to)) return refused(downgradeRefused(from, to));
  if (!allowedTiers.includes(to)) return refused(tierNotInPlan(to, hospital.plan, allowedTiers));
  return done(to);
}
