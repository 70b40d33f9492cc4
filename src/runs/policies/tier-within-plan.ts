import { plans } from "../../domain/plans.ts";
import type { RunKind } from "../../domain/runs.ts";
import type { Policy } from "./policy.ts";

/** They give nobody anything new: a recovery finishes what was within the plan when it was asked for. */
const givesNothing: readonly RunKind[] = ["offboard", "suspend", "recover"];

/** What a hospital has bought is the most that it is given; what it has from before can't be taken away by every run. */
export const tierWithinPlan: Policy = {
  name: "tier-within-plan",
  title: "The tier is one of the plan's",
  level: "hard",
  overridableBy: "admin",
  judge: ({ kind, hospital, after }) => {
    const { allowedTiers } = plans[hospital.plan];
    if (givesNothing.includes(kind) || allowedTiers.includes(after.tier)) return null;
    if (hospital.database?.tier === after.tier) return null;
    const message = `The plan ${hospital.plan} includes ${allowedTiers.join(", ")}, not ${after.tier}. Change the hospital's plan first.`;
    return { level: "hard", message };
  },
};
