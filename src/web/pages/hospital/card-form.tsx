import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RefusedCall } from "../../../api/client.ts";
import type { Currency } from "../../../domain/plans.ts";
import { Notice } from "../../components/notice.tsx";
import { fieldErrorsOf, refusalOf } from "../../components/refusal.ts";
import { RefusalNotice } from "../../components/refusal-notice.tsx";
import { moneyText } from "../../format/money.ts";
import { hospitalQuery, payByTestCard } from "../../queries/hospital.ts";
import { hospitalTexts } from "../../texts/hospital.ts";

const { payment: texts } = hospitalTexts;

type Props = {
  readonly hospitalId: string;
  readonly cents: number;
  readonly currency: Currency;
  /** What the button says; the price if nothing else is said. */
  readonly action?: string;
};

/** Pays with a test card. The number lives in this form alone. */
export function CardForm({ hospitalId, cents, currency, action = texts.pay(moneyText(cents, currency)) }: Props) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: { card: "" },
    validate: { card: (card) => (card.trim() === "" ? texts.cardMissing : null) },
  });
  const paying = useMutation({
    gcTime: 0,
    mutationFn: ({ card }: { card: string }) => payByTestCard(hospitalId, cents, currency, card),
    onSuccess: async () => {
      form.reset();
      await client.invalidateQueries({ queryKey: hospitalQuery(hospitalId).queryKey });
    },
    onError: (error) => {
      const problem = cardProblem(error);
      if (problem) form.setFieldError("card", problem);
    },
  });
  const others = paying.error && !cardProblem(paying.error) ? paying.error : null;
  return (
    <form noValidate onSubmit={form.onSubmit((values) => paying.mutate(values))}>
      <Stack gap="md">
        <Notice tone="quiet" icon="info">
          {texts.testTill}
        </Notice>
        <TextInput
          label={texts.card}
          description={texts.once}
          inputMode="numeric"
          autoComplete="cc-number"
          maxLength={30}
          className="numbers"
          {...form.getInputProps("card")}
        />
        {others && <RefusalNotice error={others} />}
        <Button type="submit" size="md" loading={paying.isPending || paying.isSuccess}>
          {action}
        </Button>
      </Stack>
    </form>
  );
}

/** What is wrong with the card, if that is what was refused. */
function cardProblem(error: Error): string | null {
  const field = fieldErrorsOf(error).card_number;
  if (field) return field;
  if (!(error instanceof RefusedCall) || error.problem?.code !== "card_declined") return null;
  const { text, nextStep } = refusalOf(error);
  return `${text} ${nextStep ?? ""}`.trim();
}
