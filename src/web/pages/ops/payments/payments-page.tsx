import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "../../../components/page-header.tsx";
import { waitingCountsQuery } from "../../../queries/waiting.ts";
import { paymentsTexts } from "../../../texts/payments.ts";
import { DeliveryLog } from "./delivery-log.tsx";
import { OpenCases } from "./open-cases.tsx";
import { PaymentNotices } from "./payment-notices.tsx";
import { Reconciliation } from "./reconciliation.tsx";

/** What the payment gateway told us, what became of it, and whether it fits with what there is. */
export function PaymentsPage() {
  const { data: counts } = useQuery(waitingCountsQuery);
  const cases = counts?.cases ?? 0;
  return (
    <>
      <PageHeader
        title={paymentsTexts.title}
        lead={paymentsTexts.lead}
        actions={cases > 0 && <OpenCases count={cases} />}
      />
      <Stack gap="lg">
        <PaymentNotices />
        <Reconciliation />
        <DeliveryLog />
      </Stack>
    </>
  );
}
