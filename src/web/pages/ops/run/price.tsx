import { Money } from "../../../components/money.tsx";
import { runTexts } from "../../../texts/run.ts";

const { cost: texts } = runTexts;

/** A tier with its price; null: there is no cluster. */
export function Price({ tier, cents }: { tier: string | null; cents: number }) {
  if (tier === null) return <>{texts.none}</>;
  return (
    <>
      {tier}, <Money cents={cents} /> {texts.month}
    </>
  );
}
