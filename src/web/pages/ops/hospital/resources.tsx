import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { HospitalView } from "../../../../api/views/hospital.ts";
import { Card } from "../../../components/card.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { Notice } from "../../../components/notice.tsx";
import { QueryState } from "../../../components/query-state.tsx";
import { Time } from "../../../components/time.tsx";
import { resourcesQuery } from "../../../queries/hospital-details.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { Drift } from "./drift.tsx";
import { ResourceList } from "./resource-list.tsx";

const { resources: texts } = opsHospital;

/** What the stack declares beside what Atlas has now, and the last answer of a drift check. */
export function Resources({ hospital }: { hospital: HospitalView }) {
  const query = useQuery(resourcesQuery(hospital.organization_id));
  return (
    <Stack gap="md">
      <QueryState query={query}>
        {(resources) => {
          if (resources === null) return <EmptyState icon="database" title={texts.none} text={texts.noneText} />;
          const { problem, differences, at } = resources;
          return (
            <Card title={texts.title}>
              <Stack gap="md">
                <Group gap="sm">
                  <Text size="sm" c="var(--quiet-text)">
                    {texts.asked} <Time key={at} at={at} form="ago" />
                  </Text>
                  <Button
                    variant="default"
                    size="compact-sm"
                    loading={query.isFetching}
                    onClick={() => void query.refetch()}
                  >
                    {texts.again}
                  </Button>
                </Group>
                {problem && (
                  <Notice tone="bad" title={texts.silent}>
                    <Text size="sm">
                      {problem.message} {problem.next_step}
                    </Text>
                  </Notice>
                )}
                {!problem && differences.length === 0 && <Notice tone="good" title={texts.same} />}
                {differences.length > 0 && (
                  <Notice tone="waiting" title={texts.differs(differences.length)}>
                    {differences.map(({ message }) => (
                      <Text key={message} size="sm">
                        {message}
                      </Text>
                    ))}
                  </Notice>
                )}
                <ResourceList resources={resources} />
              </Stack>
            </Card>
          );
        }}
      </QueryState>
      {hospital.database && <Drift hospital={hospital} />}
    </Stack>
  );
}
