import type { RunOptionsView } from "../../../../../api/views/options.ts";
import type { PlanName } from "../../../../../domain/plans.ts";
import type { Wish } from "../../../../queries/hospital-runs.ts";
import { AccessForm } from "./access-form.tsx";
import type { Ask } from "./asks.ts";
import { ProtectionForm } from "./protection-form.tsx";
import { TierForm } from "./tier-form.tsx";

type Props = {
  readonly ask: Ask;
  readonly options: RunOptionsView;
  readonly plan: PlanName;
  readonly onWish: (wish: Wish | null) => void;
};

/** What has to be chosen for this, if anything. */
export function WishForm({ ask, options, plan, onWish }: Props) {
  const { present, tiers } = options;
  if (!present) return null;
  switch (ask) {
    case "tier":
      return <TierForm tiers={tiers} present={present.tier} plan={plan} onWish={onWish} />;
    case "access":
      return <AccessForm present={present.access_list} onWish={onWish} />;
    case "protection":
      return <ProtectionForm present={present.termination_protection} onWish={onWish} />;
    default:
      return null;
  }
}
