import type { Policy } from "./policy.ts";

/** An access list that admits everybody leaves the password as the only door. */
export const noOpenAccess: Policy = {
  name: "no-open-access",
  title: "Not the whole internet may reach the database",
  level: "hard",
  overridableBy: "admin",
  judge: ({ kind, after, rules }) => {
    const open = after.accessList.find(({ address }) => address.endsWith("/0"));
    if (!open || kind === "offboard" || kind === "suspend") return null;
    return {
      level: rules.production ? "hard" : "advisory",
      message: `${open.address} lets the whole internet try passwords. Name the servers that need the database instead.`,
    };
  },
};
