import { Anchor, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Notice } from "../../../components/notice.tsx";
import { deliveriesQuery } from "../../../queries/billing.ts";
import { plansQuery } from "../../../queries/plans.ts";
import { paymentsTexts as texts } from "../../../texts/payments.ts";

/** What must not be overlooked: dead letters, and that no real money is taken here. */
export function PaymentNotices() {
  const { data: dead } = useQuery(deliveriesQuery({ status: "dead" }));
  const { data: plans } = useQuery(plansQuery);
  return (
    <>
      {dead !== undefined && dead.deliveries.length > 0 && (
        <Notice tone="bad" title={texts.dead(dead.deliveries.length, dead.next !== null)}>
          <Text size="sm">{texts.deadText}</Text>
          <Anchor component={Link} to="/ops/payments?status=dead" underline="always" size="sm">
            {texts.toDead}
          </Anchor>
        </Notice>
      )}
      {plans?.payment === "test-card" && (
        <Notice tone="quiet" icon="card" title={texts.testCard.title}>
          <Text size="sm">{texts.testCard.text}</Text>
          <Text size="sm" mt={4}>
            {texts.testCard.todo}
          </Text>
        </Notice>
      )}
    </>
  );
}
