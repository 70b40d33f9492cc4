import type { Repositories } from "../../database/index.ts";
import type { Case } from "../../domain/cases.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Run } from "../../domain/runs.ts";
import { tierPrices } from "../../domain/tier-prices.ts";
import type { Problem } from "../../foundation/errors.ts";
import type { Desired } from "../desired/desire.ts";

export type UpgradeProblemCode = "payment_due" | "upgrades_frozen";
export type UpgradeProblem = Problem & { readonly code: UpgradeProblemCode };

const mostCases = 100;

/** Why a hospital may not ask for a tier that costs more now; null if it may, or does not. */
export async function upgradeProblem(
  { cases }: Pick<Repositories, "cases">,
  { id, status }: Pick<Hospital, "id" | "status">,
  { kind }: Pick<Run, "kind">,
  { before, after }: Desired,
): Promise<UpgradeProblem | null> {
  if (kind !== "change" || !before || tierPrices[after.tier].todayCents <= tierPrices[before.tier].todayCents)
    return null;
  if (status === "past_due") return paymentDue;
  const open = await cases.list({ isOpen: true, hospitalId: id }, mostCases);
  const freezing = open.find(({ freezesUpgrades }) => freezesUpgrades);
  return freezing ? upgradesFrozen(freezing) : null;
}

const paymentDue: UpgradeProblem = {
  code: "payment_due",
  message: "A payment of this hospital is due, so it takes no tier that costs more. Everything else goes on.",
  nextStep: "Have the invoice paid, and ask again. Tiers that cost less are taken now.",
  retryable: true,
};

function upgradesFrozen({ id, message }: Case): UpgradeProblem {
  return {
    code: "upgrades_frozen",
    message: `A case is open, and until it is closed this hospital takes no tier that costs more. ${message}`,
    nextStep: "Close the case once it is settled, and ask again.",
    retryable: true,
    extra: { case: id },
  };
}
