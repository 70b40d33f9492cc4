import { Grid, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { HospitalView } from "../../../api/views/hospital.ts";
import { Card } from "../../components/card.tsx";
import { Facts } from "../../components/facts.tsx";
import { Money } from "../../components/money.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { plansQuery } from "../../queries/plans.ts";
import { hospitalTexts } from "../../texts/hospital.ts";
import { planTexts, signUpTexts } from "../../texts/sign-up.ts";
import { CurrencySwitch } from "../currency-switch.tsx";
import { SignUpSteps } from "../sign-up-steps.tsx";
import { useCurrency } from "../use-currency.ts";
import { CardForm } from "./card-form.tsx";
import { CheckoutForm } from "./checkout-form.tsx";
import { priceOf } from "./price.ts";

const { payment: texts } = hospitalTexts;

/** What is paid for, and how. */
export function PaymentStep({ hospital }: { hospital: HospitalView }) {
  const catalogue = useQuery(plansQuery);
  const [currency] = useCurrency();
  return (
    <>
      <SignUpSteps current={2} />
      <PageHeader title={texts.title} lead={texts.lead} />
      <QueryState query={catalogue}>
        {(found) => {
          const cents = priceOf(found, hospital.plan, currency);
          const Form = found.payment === "checkout" ? CheckoutForm : CardForm;
          return (
            <Grid gap="md">
              <Grid.Col span={{ base: 12, md: 7 }}>
                <Card>
                  <Form hospitalId={hospital.organization_id} cents={cents} currency={currency} />
                </Card>
              </Grid.Col>
              <Grid.Col span={{ base: 12, md: 5 }}>
                <Card title={texts.summary}>
                  <Facts
                    facts={[
                      [texts.hospital, hospital.name],
                      [texts.plan, planTexts[hospital.plan].name],
                      [
                        texts.price,
                        <Text key="price" span fw={650}>
                          <Money cents={cents} currency={currency} /> {signUpTexts.plan.aMonth}
                        </Text>,
                      ],
                    ]}
                  />
                  <CurrencySwitch />
                </Card>
              </Grid.Col>
              <Grid.Col span={12}>
                <Notice tone="busy" icon="key">
                  {texts.shownOnce}
                </Notice>
              </Grid.Col>
            </Grid>
          );
        }}
      </QueryState>
    </>
  );
}
