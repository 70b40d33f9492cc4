import { Stack } from "@mantine/core";
import { PageHeader } from "../../../components/page-header.tsx";
import { paymentsTexts } from "../../../texts/payments.ts";
import { DeliveryLog } from "./delivery-log.tsx";
import { OpenCases } from "./open-cases.tsx";
import { PaymentNotices } from "./payment-notices.tsx";
import { Reconciliation } from "./reconciliation.tsx";

/** What the payment gateway told us, what became of it, and whether it fits with what there is. */
export function PaymentsPage() {
  return (
    <>
      <PageHeader title={paymentsTexts.title} lead={paymentsTexts.lead} actions={<OpenCases />} />
      <Stack gap="lg">
        <PaymentNotices />
        <Reconciliation />
        <DeliveryLog />
      </Stack>
    </>
  );
}
