import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { DeliveryView } from "../../../../api/views/delivery.ts";
import { HospitalLink } from "../../../components/hospital-link.tsx";
import { Time } from "../../../components/time.tsx";
import { paymentsTexts } from "../../../texts/payments.ts";
import classes from "./delivery-row.module.css";

const { log: texts } = paymentsTexts;

/** When it came, how often it was tried, when again, for whom, and the run that it led to. */
export function DeliveryFacts({ delivery }: { delivery: DeliveryView }) {
  const { status, hospital, hospital_name, run, next_attempt_at } = delivery;
  return (
    <Text size="sm" c="var(--quiet-text)" component="div" className={classes.facts}>
      <span>
        {texts.arrived} <Time at={delivery.received_at} form="ago" />
      </span>
      {delivery.attempts > 0 && <span>{texts.tried(delivery.attempts)}</span>}
      {status === "retrying" && next_attempt_at !== null && (
        <span>
          {texts.next} <Time at={next_attempt_at} form="ago" />
        </span>
      )}
      {hospital !== null && (
        <span>
          <HospitalLink id={hospital} name={hospital_name} />
        </span>
      )}
      {run !== null && (
        <Anchor component={Link} to={`/ops/runs/${run}`} underline="always" inherit c="inherit">
          {texts.run}
        </Anchor>
      )}
    </Text>
  );
}
