import { z } from "zod";
import { AccessEntry, HospitalStackConfig } from "../../stacks/hospital/config.ts";
import type { Hospital } from "../domain/hospitals.ts";
import { namesOf } from "../domain/names.ts";
import { plans } from "../domain/plans.ts";
import type { RunKind } from "../domain/runs.ts";
import { canMove, RetiredTier, Tier, tierClass, tierThatReplaces } from "../domain/tiers.ts";
import { done, type Outcome, refused } from "../foundation/errors.ts";
import type { StackDefaults } from "./context.ts";
import {
  configRequired,
  downgradeRefused,
  protectionNeedsOwnStep,
  protectionNeedsPaidTier,
  type ServiceProblem,
  tierNotInPlan,
  tierRetired,
} from "./problems.ts";

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

/** The first revision: the plan's starting tier, one generation of credentials, protection where it costs money. */
export function firstConfig(hospital: Hospital, defaults: StackDefaults): HospitalStackConfig {
  const tier = plans[hospital.plan].startTier;
  return HospitalStackConfig.parse({
    hospitalId: hospital.id,
    slug: hospital.slug,
    ...namesOf(hospital.slug),
    ...defaults,
    tier,
    credentialGenerations: [1],
    terminationProtection: tierClass(tier) === "dedicated",
  });
}

/** What a run of this kind asks for, starting from `base`; a refusal if the plan or Atlas rules it out. */
export function nextConfig(
  kind: RunKind,
  hospital: Hospital,
  base: HospitalStackConfig,
  change: ConfigChange | undefined,
): Outcome<HospitalStackConfig, ServiceProblem> {
  switch (kind) {
    case "provision":
      return done(base);
    case "change":
      return changed(hospital, base, change);
    case "rotate": {
      const newest = Math.max(0, ...base.credentialGenerations);
      const generations = newest === 0 ? [1] : [newest, newest + 1];
      return done({ ...base, credentialGenerations: generations });
    }
    case "offboard":
      return done({ ...base, terminationProtection: false });
  }
}

function changed(
  hospital: Hospital,
  base: HospitalStackConfig,
  change: ConfigChange | undefined,
): Outcome<HospitalStackConfig, ServiceProblem> {
  if (!change || Object.values(change).every((value) => value === undefined)) return refused(configRequired);
  const tier = allowedTier(hospital, base.tier, change.tier);
  if (!tier.ok) return tier;
  const terminationProtection = change.terminationProtection ?? base.terminationProtection;
  if (terminationProtection !== base.terminationProtection) {
    if (tier.value === "M0") return refused(protectionNeedsPaidTier);
    if (tierClass(tier.value) !== tierClass(base.tier)) return refused(protectionNeedsOwnStep);
  }
  const accessList = change.accessList?.map((entry) => commented(entry, base.accessList));
  return done({
    ...base,
    tier: tier.value,
    accessList: accessList ?? base.accessList,
    terminationProtection,
  });
}

/** An address that comes without a comment keeps the one it had, so that its entry is not replaced for nothing. */
function commented(entry: string | AccessEntry, before: readonly AccessEntry[]): AccessEntry {
  if (typeof entry !== "string") return entry;
  return before.find(({ address }) => address === entry) ?? { address: entry, comment: "" };
}

function allowedTier(
  hospital: Hospital,
  from: Tier,
  wanted: Tier | RetiredTier | undefined,
): Outcome<Tier, ServiceProblem> {
  if (wanted === undefined) return done(from);
  const retired = RetiredTier.safeParse(wanted);
  if (retired.success) return refused(tierRetired(retired.data, tierThatReplaces[retired.data]));
  const to = Tier.parse(wanted);
  const { allowedTiers } = plans[hospital.plan];
  if (!canMove(from, to)) return refused(downgradeRefused(from, to));
  if (!allowedTiers.includes(to)) return refused(tierNotInPlan(to, hospital.plan, allowedTiers));
  return done(to);
}
