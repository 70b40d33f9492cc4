import { Code, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { HospitalView } from "../../../../api/views/hospital.ts";
import { Card } from "../../../components/card.tsx";
import { CopyButton } from "../../../components/copy-button.tsx";
import { Facts } from "../../../components/facts.tsx";
import { Money } from "../../../components/money.tsx";
import { Time } from "../../../components/time.tsx";
import { plansQuery } from "../../../queries/plans.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { planTexts, tierTexts } from "../../../texts/sign-up.ts";

const { facts: texts } = opsHospital;

/** The facts of a hospital: plan, tier, where its data lie, and whom to write to. */
export function WhatItIs({ hospital }: { hospital: HospitalView }) {
  const { data: catalogue } = useQuery(plansQuery);
  const { database, organization_id: id } = hospital;
  const price = catalogue?.tiers.find(({ name }) => name === database?.tier)?.today_cents_a_month ?? null;
  const tier = database && (
    <>
      {database.tier} ({tierTexts[database.tier]})
      {price !== null && (
        <Text size="sm" c="var(--quiet-text)">
          {texts.costs} <Money cents={price} /> {texts.aMonth}
        </Text>
      )}
    </>
  );
  const connection = database && (
    <>
      <Group gap="xs">
        <Code>{database.connection_string}</Code>
        <CopyButton value={database.connection_string} what={texts.connection} />
      </Group>
      <Text size="sm" c="var(--quiet-text)">
        {texts.withoutSecret}
      </Text>
    </>
  );
  return (
    <Card title={texts.title}>
      <Facts
        facts={[
          [texts.slug, hospital.slug],
          [texts.plan, planTexts[hospital.plan].name],
          [texts.tier, tier ?? texts.noTier],
          [texts.revision, hospital.applied_revision === 0 ? texts.noRevision : hospital.applied_revision],
          [texts.target, texts.targets[hospital.target]],
          ...(database
            ? [
                [texts.database, <Code key="database">{database.database_name}</Code>] as const,
                [texts.connection, connection] as const,
              ]
            : []),
          [
            texts.contact,
            <span key="contact">
              {hospital.email}
              <br />
              {hospital.phone}
            </span>,
          ],
          [texts.since, <Time key="since" at={hospital.created_at} form="date" />],
          ...(hospital.retained_until
            ? [[texts.keptUntil, <Time key="kept" at={hospital.retained_until} form="date" />] as const]
            : []),
          [
            texts.id,
            <Group key="id" gap="xs">
              <Code>{id}</Code>
              <CopyButton value={id} what={texts.id} />
            </Group>,
          ],
        ]}
      />
    </Card>
  );
}
