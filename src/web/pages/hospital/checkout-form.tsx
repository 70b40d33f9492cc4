import { Button, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { Currency } from "../../../domain/plans.ts";
import { Icon } from "../../components/icon.tsx";
import { RefusalNotice } from "../../components/refusal-notice.tsx";
import { openCheckout } from "../../queries/checkout.ts";
import { hospitalTexts } from "../../texts/hospital.ts";

const { payment: texts } = hospitalTexts;

/** Leads to the payment provider's page, which leads back to this one. */
export function CheckoutForm({ hospitalId, currency }: { hospitalId: string; currency: Currency }) {
  const opening = useMutation({
    mutationFn: () => openCheckout(hospitalId, currency),
    onSuccess: (url) => (url === null ? window.location.reload() : window.location.assign(url)),
  });
  return (
    <Stack gap="md">
      <Text>{texts.checkout}</Text>
      {opening.error && <RefusalNotice error={opening.error} />}
      <Button
        size="md"
        loading={opening.isPending || opening.isSuccess}
        rightSection={<Icon name="external" />}
        onClick={() => opening.mutate()}
      >
        {texts.toCheckout}
      </Button>
    </Stack>
  );
}
