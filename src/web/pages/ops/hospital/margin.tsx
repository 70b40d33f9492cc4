import { Text } from "@mantine/core";
import { Card } from "../../../components/card.tsx";
import { Facts } from "../../../components/facts.tsx";
import { Money } from "../../../components/money.tsx";
import type { PaymentsOfHospital } from "../../../queries/hospital-details.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";

const { payments: texts, facts } = opsHospital;

/** What of the plan's price is left once Atlas is paid. */
export function Margin({ margin }: { margin: NonNullable<PaymentsOfHospital["margin"]> }) {
  const { plan_price_cents, currency, atlas_cost_cents, atlas_currency, margin_cents, prices_as_of } = margin;
  return (
    <Card title={texts.margin}>
      <Facts
        facts={[
          [
            texts.plan,
            <span key="plan">
              <Money cents={plan_price_cents} currency={currency ?? atlas_currency} /> {facts.aMonth}
            </span>,
          ],
          [
            texts.atlas,
            <span key="atlas">
              <Money cents={atlas_cost_cents} currency={atlas_currency} /> {facts.aMonth}
            </span>,
          ],
          [
            texts.left,
            margin_cents === null ? (
              texts.noRate
            ) : (
              <Text key="left" span fw={650} c={margin_cents < 0 ? "var(--tone-bad)" : undefined}>
                <Money cents={margin_cents} currency={atlas_currency} signed />
              </Text>
            ),
          ],
        ]}
      />
      <Text size="sm" c="var(--quiet-text)">
        {texts.asOf(prices_as_of)}
      </Text>
    </Card>
  );
}
