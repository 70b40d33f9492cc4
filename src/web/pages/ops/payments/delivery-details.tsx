import { Link } from "@tanstack/react-router";
import type { DeliveryView } from "../../../../api/views/delivery.ts";
import { Facts } from "../../../components/facts.tsx";
import { Time } from "../../../components/time.tsx";
import { paymentsTexts } from "../../../texts/payments.ts";
import classes from "./delivery-row.module.css";

const { log: texts } = paymentsTexts;

/** What one gives to support, and what tells two deliveries apart. */
export function DeliveryDetails({ delivery }: { delivery: DeliveryView }) {
  const { hospital, signed_at, api_version, redeliveries } = delivery;
  return (
    <details className={classes.details}>
      <summary>{texts.more}</summary>
      <Facts
        facts={[
          [texts.id, delivery.id],
          [texts.object, delivery.object],
          [texts.made, <Time key="made" at={delivery.created_at} form="second" />],
          ...(signed_at === null ? [] : [[texts.signed, <Time key="at" at={signed_at} form="second" />] as const]),
          ...(api_version === null ? [] : [[texts.version, api_version] as const]),
          ...(redeliveries === 0 ? [] : [[texts.again, texts.times(redeliveries)] as const]),
          [texts.mode, delivery.live_mode ? texts.live : texts.test],
        ]}
      />
      {hospital !== null && (
        <Link to="/ops/payments" search={{ hospital }} className={classes.only} resetScroll={false}>
          {texts.only}
        </Link>
      )}
    </details>
  );
}
