import { Group, Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { RunOptionsView } from "../../../../../api/views/options.ts";
import type { PlanName } from "../../../../../domain/plans.ts";
import type { Tier } from "../../../../../domain/tiers.ts";
import { Card } from "../../../../components/card.tsx";
import { Money } from "../../../../components/money.tsx";
import type { Wish } from "../../../../queries/hospital-runs.ts";
import { newChangeTexts as texts } from "../../../../texts/new-change.ts";
import { planTexts, tierTexts } from "../../../../texts/sign-up.ts";
import classes from "./tier-form.module.css";

type Props = {
  readonly tiers: RunOptionsView["tiers"];
  readonly present: Tier;
  readonly plan: PlanName;
  readonly onWish: (wish: Wish | null) => void;
};

/** The plan's tiers, each with its price; what can't be chosen says why. */
export function TierForm({ tiers, present, plan, onWish }: Props) {
  const [chosen, setChosen] = useState<string>(present);
  const choose = (name: string) => {
    setChosen(name);
    const tier = tiers.find((option) => option.tier === name)?.tier;
    onWish(tier && tier !== present ? { kind: "change", config: { tier } } : null);
  };
  return (
    <Card title={texts.tiers}>
      <Radio.Group aria-label={texts.tiers} value={chosen} onChange={choose}>
        <Stack gap="xs">
          {tiers.map(({ tier, cost, objection }) => (
            <Radio.Card
              key={tier}
              value={tier}
              disabled={objection !== null && tier !== present}
              className={classes.tier}
              data-chosen={tier === chosen || undefined}
            >
              <Group gap="sm" wrap="nowrap" align="flex-start">
                <Radio.Indicator color="lagoon.7" mt={4} />
                <span className={classes.words}>
                  <span className={classes.name}>
                    {tier}
                    {tier === present && <span className={classes.now}>{texts.now}</span>}
                  </span>
                  <span className={classes.text}>{tierTexts[tier]}</span>
                  {objection && tier !== present && <span className={classes.text}>{objection.message}</span>}
                </span>
                <span className={classes.price}>
                  <Money cents={cost.after_cents_a_month} /> {texts.aMonth}
                  {tier !== present && (
                    <span className={classes.text}>
                      <Money cents={cost.difference_cents_a_month} signed />
                    </span>
                  )}
                </span>
              </Group>
            </Radio.Card>
          ))}
        </Stack>
      </Radio.Group>
      <Text size="sm" c="var(--quiet-text)" mt="sm">
        {texts.tiersNote(planTexts[plan].name)}
      </Text>
    </Card>
  );
}
