import type { RunKind } from "../../domain/runs.ts";
import type { Policy } from "./policy.ts";

/** A new hospital waits for nobody's holidays, and what heals or takes access away can't wait. */
const exempt: readonly RunKind[] = ["provision", "drift-check", "recover", "suspend"];

export const freezeWindow: Policy = {
  name: "freeze-window",
  title: "Nothing is changed in a freeze window",
  level: "soft",
  overridableBy: "admin",
  judge: ({ kind, now, rules, changeSet }) => {
    const window = rules.freezeWindows.find(({ from, until }) => from <= now && now < until);
    if (!window || exempt.includes(kind) || !changeSet.hasChanges) return null;
    return {
      level: "soft",
      message: `Changes are frozen until ${window.until.toISOString()}. Wait, or have it let pass with a reason.`,
    };
  },
};
