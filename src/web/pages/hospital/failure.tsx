import { Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { HospitalView } from "../../../api/views/hospital.ts";
import type { RunView } from "../../../api/views/run.ts";
import { Card } from "../../components/card.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Reference } from "../../components/reference.tsx";
import { plansQuery } from "../../queries/plans.ts";
import { hospitalTexts } from "../../texts/hospital.ts";
import { SignUpSteps } from "../sign-up-steps.tsx";
import { useCurrency } from "../use-currency.ts";
import { CardForm } from "./card-form.tsx";
import { priceOf } from "./price.ts";

const { failure: texts, payment } = hospitalTexts;

/** The database was not made: what happened, what that means, and what to do. */
export function Failure({ hospital, run }: { hospital: HospitalView; run: RunView }) {
  const { data: catalogue } = useQuery(plansQuery);
  const [currency] = useCurrency();
  const retryable = run.problem?.retryable ?? false;
  return (
    <>
      <SignUpSteps current={3} />
      <PageHeader title={texts.title} tab={texts.tab} lead={texts.lead} />
      <Stack gap="md">
        <Notice tone="bad" title={texts.what} alert>
          <Text size="sm">{run.problem?.message ?? texts.unexplained}</Text>
        </Notice>
        <Card>
          <Stack gap="lg">
            <section>
              <Title order={2} size="h3">
                {texts.means}
              </Title>
              <Text mt={4}>{texts.meansText}</Text>
            </section>
            <section>
              <Title order={2} size="h3">
                {texts.todo}
              </Title>
              <Text mt={4}>{retryable ? texts.retry : texts.support}</Text>
              <Reference value={run.id} />
            </section>
          </Stack>
        </Card>
        {catalogue?.payment === "test-card" && (
          <Card title={payment.tryAgain}>
            <Text mb="md">{payment.again}</Text>
            <CardForm
              hospitalId={hospital.organization_id}
              cents={priceOf(catalogue, hospital.plan, currency)}
              currency={currency}
              action={payment.tryAgain}
            />
          </Card>
        )}
      </Stack>
    </>
  );
}
