import { Code, Text, Title } from "@mantine/core";
import type { DeliveryView } from "../../../../api/views/delivery.ts";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { deliveryLooks } from "../../../components/tone.ts";
import { deliveryStatusTexts, deliveryTypeTexts } from "../../../texts/payments.ts";
import { DeliveryDetails } from "./delivery-details.tsx";
import { DeliveryFacts } from "./delivery-facts.tsx";
import classes from "./delivery-row.module.css";
import { Replay } from "./replay.tsx";

/** One delivery: what it tells, what became of it, and what comes next. A dead one stands out. */
export function DeliveryRow({ delivery }: { delivery: DeliveryView }) {
  const { status, type, outcome } = delivery;
  const look = deliveryLooks[status];
  const words = deliveryTypeTexts[type];
  return (
    <li className={classes.row} data-tone={look.tone}>
      <div className={classes.about}>
        <div className={classes.head}>
          <StatusBadge look={look}>{deliveryStatusTexts[status]}</StatusBadge>
          <Title order={3}>{words ?? type}</Title>
          {words !== undefined && <Code>{type}</Code>}
        </div>
        {outcome !== null && (
          <Text size="sm" {...(status === "dead" && { fw: 550 })}>
            {outcome}
          </Text>
        )}
        <DeliveryFacts delivery={delivery} />
      </div>
      <Replay id={delivery.id} isMain={status === "dead"} />
      <DeliveryDetails delivery={delivery} />
    </li>
  );
}
