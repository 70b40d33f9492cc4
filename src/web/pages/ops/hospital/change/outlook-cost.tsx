import { Text } from "@mantine/core";
import type { OutlookView } from "../../../../../api/views/options.ts";
import { Money } from "../../../../components/money.tsx";
import { moneyText } from "../../../../format/money.ts";
import { newChangeTexts } from "../../../../texts/new-change.ts";
import classes from "./outlook-cost.module.css";

const { outlook: texts, aMonth } = newChangeTexts;

/** What Atlas costs then, beside now. */
export function OutlookCost({ cost }: { cost: OutlookView["cost"] }) {
  const { before_cents_a_month: before, after_cents_a_month: after, currency } = cost;
  const difference = cost.difference_cents_a_month;
  return (
    <div className={classes.cost}>
      {difference === 0 ? (
        <Text>{texts.sameCost(moneyText(after, currency))}</Text>
      ) : (
        <>
          <span className={classes.difference}>
            <Money cents={difference} currency={currency} signed /> {aMonth}
          </span>
          <Text size="sm">{texts.from(moneyText(before, currency), moneyText(after, currency))}</Text>
        </>
      )}
      <Text size="sm" c="var(--quiet-text)">
        {texts.asOf(cost.prices_as_of)}
      </Text>
    </div>
  );
}
