import { plans } from "../../domain/plans.ts";
import type { Policy } from "./policy.ts";

/** What a hospital has bought is the most that it is given; what it has from before can't be taken away by every run. */
export const tierWithinPlan: Policy = {
  name: "tier-within-plan",
  title: "The tier is one of the plan's",
  level: "hard",
  overridableBy: "admin",
  judge: ({ kind, hospital, after }) => {
    const { allowedTiers } = plans[hospital.plan];
    if (kind === "offboard" || kind === "suspend" || allowedTiers.includes(after.tier)) return null;
    if (hospital.database?.tier === after.tier) return null;
    const message = `The plan ${hospital.plan} includes ${allowedTiers.join(", ")}, not ${after.tier}. Change the hospital's plan first.`;
    return { level: "hard", message };
  },
};
