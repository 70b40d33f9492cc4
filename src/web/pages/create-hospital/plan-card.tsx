import { Group, Radio, Text } from "@mantine/core";
import type { Currency } from "../../../domain/plans.ts";
import { Money } from "../../components/money.tsx";
import type { PlanOffer } from "../../queries/plans.ts";
import { planTexts, signUpTexts, tierTexts } from "../../texts/sign-up.ts";
import classes from "./plan-card.module.css";

const { plan: texts } = signUpTexts;

type Props = { readonly offer: PlanOffer; readonly currency: Currency; readonly chosen: boolean };

/** One plan to choose, as a whole. */
export function PlanCard({ offer, currency, chosen }: Props) {
  const { name, text } = planTexts[offer.name];
  const larger = offer.allowed_tiers.filter((tier) => tier !== offer.start_tier);
  return (
    <Radio.Card value={offer.name} className={classes.card} data-chosen={chosen || undefined}>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={650} size="lg" span>
          {name}
        </Text>
        <Radio.Indicator color="lagoon.7" />
      </Group>
      <Text size="sm" c="var(--quiet-text)" mt={4} component="span" className={classes.text}>
        {text}
      </Text>
      <span className={classes.price}>
        <span className={classes.amount}>
          <Money cents={offer.price_cents_a_month[currency] ?? 0} currency={currency} />
        </span>{" "}
        {texts.aMonth}
      </span>
      <span className={classes.tiers}>
        <span className={classes.what}>{texts.startsOn}</span>
        <span>
          <b>{offer.start_tier}</b> ({tierTexts[offer.start_tier]})
        </span>
        <span className={classes.what}>{texts.growsTo}</span>
        {larger.map((tier) => (
          <span key={tier}>
            <b>{tier}</b> ({tierTexts[tier]})
          </span>
        ))}
      </span>
    </Radio.Card>
  );
}
