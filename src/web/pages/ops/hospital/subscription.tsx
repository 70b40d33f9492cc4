import type { SubscriptionView } from "../../../../api/views/subscription.ts";
import { Card } from "../../../components/card.tsx";
import { Facts } from "../../../components/facts.tsx";
import { Money } from "../../../components/money.tsx";
import { Time } from "../../../components/time.tsx";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { planTexts } from "../../../texts/sign-up.ts";

const { payments: texts, facts } = opsHospital;

/** What the hospital subscribed to, as its payment provider said last. */
export function Subscription({ subscription }: { subscription: SubscriptionView }) {
  const { status, plan, price_cents, currency, current_period_end: end, cancel_at_period_end, upcoming } = subscription;
  return (
    <Card title={texts.subscription}>
      <Facts
        facts={[
          [texts.status, status.replaceAll("_", " ")],
          [facts.plan, plan ? planTexts[plan].name : texts.unknownPrice],
          [
            texts.pays,
            <span key="price">
              <Money cents={price_cents} currency={currency ?? "USD"} /> {facts.aMonth}
            </span>,
          ],
          ...(end
            ? [[cancel_at_period_end ? texts.ends : texts.paidUntil, <Time key="end" at={end} form="date" />] as const]
            : []),
          ...(upcoming ? [[texts.upcoming, planTexts[upcoming.plan].name] as const] : []),
        ]}
      />
    </Card>
  );
}
