import { Text } from "@mantine/core";
import type { RunView } from "../../../../api/views/run.ts";
import { Card } from "../../../components/card.tsx";
import { Facts } from "../../../components/facts.tsx";
import { Money } from "../../../components/money.tsx";
import { runTexts } from "../../../texts/run.ts";
import { Price } from "./price.tsx";

const { cost: texts } = runTexts;

type CostView = NonNullable<RunView["plan"]>["cost"];

/** What Atlas costs before and after, as an estimate of a day. */
export function Cost({ cost }: { cost: CostView }) {
  return (
    <Card title={texts.title}>
      <Facts
        facts={[
          [texts.before, <Price key="before" tier={cost.before_tier} cents={cost.before_cents_a_month} />],
          [texts.after, <Price key="after" tier={cost.after_tier} cents={cost.after_cents_a_month} />],
          [
            texts.difference,
            <Text key="difference" span fw={650}>
              <Money cents={cost.difference_cents_a_month} currency={cost.currency} signed /> {texts.month}
            </Text>,
          ],
        ]}
      />
      <Text size="sm" c="var(--quiet-text)">
        {texts.asOf(cost.prices_as_of)}
      </Text>
    </Card>
  );
}
