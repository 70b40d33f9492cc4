import { Button, Group, Radio, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { PlanName } from "../../../domain/plans.ts";
import { Icon } from "../../components/icon.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { RefusalNotice } from "../../components/refusal-notice.tsx";
import { plansQuery } from "../../queries/plans.ts";
import { common } from "../../texts/common.ts";
import { signUpTexts } from "../../texts/sign-up.ts";
import { CurrencySwitch } from "../currency-switch.tsx";
import { useCurrency } from "../use-currency.ts";
import { PlanCard } from "./plan-card.tsx";

const { plan: texts } = signUpTexts;

type Props = {
  readonly plan: PlanName;
  readonly onChoose: (plan: PlanName) => void;
  readonly onBack: () => void;
  readonly onSubmit: () => void;
  readonly pending: boolean;
  readonly error: Error | null;
};

/** What is sold, what is in it and what it costs. */
export function PlanStep({ plan, onChoose, onBack, onSubmit, pending, error }: Props) {
  const catalogue = useQuery(plansQuery);
  const [currency] = useCurrency();
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} actions={<CurrencySwitch />} />
      <QueryState query={catalogue}>
        {({ plans }) => (
          <Stack gap="lg">
            <Radio.Group
              aria-label={texts.choose}
              value={plan}
              onChange={(chosen) => {
                const offer = plans.find(({ name }) => name === chosen);
                if (offer) onChoose(offer.name);
              }}
            >
              <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
                {plans.map((offer) => (
                  <PlanCard key={offer.name} offer={offer} currency={currency} chosen={offer.name === plan} />
                ))}
              </SimpleGrid>
            </Radio.Group>
            <Text size="sm" c="var(--quiet-text)" maw="80ch">
              {texts.includes}
            </Text>
            {error && <RefusalNotice error={error} />}
            <Group>
              <Button variant="default" size="md" onClick={onBack}>
                {common.back}
              </Button>
              <Button size="md" onClick={onSubmit} loading={pending} rightSection={<Icon name="right" />}>
                {texts.submit}
              </Button>
            </Group>
          </Stack>
        )}
      </QueryState>
    </>
  );
}
