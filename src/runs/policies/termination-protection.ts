import { tierClass } from "../../domain/tiers.ts";
import type { Policy } from "./policy.ts";

/** A paid cluster can't be deleted in Atlas by a slip of the hand. */
export const terminationProtection: Policy = {
  name: "termination-protection",
  title: "Paid tiers are protected from termination",
  level: "soft",
  overridableBy: "approver",
  judge: ({ kind, after }) => {
    if (kind === "offboard" || tierClass(after.tier) === "free" || after.terminationProtection) return null;
    return {
      level: "soft",
      message: `${after.tier} would be without termination protection. Ask for terminationProtection: true.`,
    };
  },
};
