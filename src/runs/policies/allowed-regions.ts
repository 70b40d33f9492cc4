import type { Policy } from "./policy.ts";

/** Patients' records stay where they may be. */
export const allowedRegions: Policy = {
  name: "allowed-regions",
  title: "The cluster is in an allowed region",
  level: "hard",
  overridableBy: "admin",
  judge: ({ kind, after, rules }) => {
    if (!rules.allowedRegions || rules.allowedRegions.includes(after.region) || kind === "offboard") return null;
    const message = `${after.region} is not one of the allowed regions: ${rules.allowedRegions.join(", ")}.`;
    return { level: "hard", message };
  },
};
