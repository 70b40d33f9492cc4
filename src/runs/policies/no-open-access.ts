import type { Policy } from "./policy.ts";

/** Blocks larger than any one network of somebody's: two halves of the internet are the internet as well. */
const shortestPrefix = { v4: 8, v6: 20 };

function isOpen(address: string): boolean {
  const [network = "", prefix] = address.split("/");
  if (prefix === undefined) return false;
  return Number(prefix) < (network.includes(":") ? shortestPrefix.v6 : shortestPrefix.v4);
}

/** An access list that admits everybody leaves the password as the only door. */
export const noOpenAccess: Policy = {
  name: "no-open-access",
  title: "Not the whole internet may reach the database",
  level: "hard",
  overridableBy: "admin",
  judge: ({ kind, after, rules }) => {
    const open = after.accessList.find(({ address }) => isOpen(address));
    if (!open || kind === "offboard" || kind === "suspend") return null;
    return {
      level: rules.production ? "hard" : "advisory",
      message: `${open.address} lets the whole internet try passwords. Name the servers that need the database instead.`,
    };
  },
};
