import type { WaitingRunView } from "../../../../api/views/waiting-run.ts";
import { Money } from "../../../components/money.tsx";
import { waitingTexts } from "../../../texts/waiting.ts";

const { runs: texts } = waitingTexts;

/** What Atlas would cost more or less a month. */
export function Difference({ cost }: Pick<WaitingRunView, "cost">) {
  if (!cost || cost.difference_cents_a_month === 0) return <>{texts.noDifference}</>;
  return (
    <>
      <Money cents={cost.difference_cents_a_month} currency={cost.currency} signed /> {texts.perMonth}
    </>
  );
}
