import type { RunKind } from "../../domain/runs.ts";
import { touchesTier } from "../planning/touches-tier.ts";
import type { Policy } from "./policy.ts";

/** What heals is asked to put the tier back. */
const exempt: readonly RunKind[] = ["remediate", "recover", "offboard", "provision"];

/**
 * A run that was canceled or failed half-way, or a hand in Atlas, may have left another tier than the applied revision says.
 * Then the next change would take it back, whatever it was asked for.
 */
export const noUnaskedTier: Policy = {
  name: "no-unasked-tier",
  title: "The tier changes only if that was asked for",
  level: "soft",
  overridableBy: "approver",
  judge: ({ kind, before, after, changeSet }) => {
    if (!before || before.tier !== after.tier || exempt.includes(kind) || !touchesTier(changeSet)) return null;
    return {
      level: "soft",
      message: `The cluster has another tier than ${after.tier} by now, and this plan would take it to ${after.tier} though nobody asked for that. Ask for the tier that it is to have.`,
    };
  },
};
