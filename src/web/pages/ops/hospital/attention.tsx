import { Anchor, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { HospitalView } from "../../../../api/views/hospital.ts";
import { Loading } from "../../../components/loading.tsx";
import { Notice } from "../../../components/notice.tsx";
import { QueryState } from "../../../components/query-state.tsx";
import { hospitalCasesQuery } from "../../../queries/hospital-details.ts";
import { newestRunsQuery } from "../../../queries/hospital-runs.ts";
import { askTexts } from "../../../texts/new-change.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { AskLink } from "./ask-link.tsx";
import { findingsOf } from "./findings.ts";

const { attention: texts } = opsHospital;

/** What needs attention now, or that nothing does. */
export function Attention({ hospital }: { hospital: HospitalView }) {
  const id = hospital.organization_id;
  const runs = useQuery(newestRunsQuery(id));
  const cases = useQuery(hospitalCasesQuery(id));
  return (
    <section aria-label={texts.title}>
      <QueryState query={runs} loading={<Loading rows={1} />}>
        {({ runs: newest }) => {
          const findings = findingsOf(hospital, newest, cases.data?.cases ?? []);
          if (findings.length === 0) {
            return (
              <Notice tone="good" title={texts.fine}>
                {texts.fineText}
              </Notice>
            );
          }
          return (
            <Stack gap="xs">
              {findings.map(({ look, title, text, run, ask }) => (
                <Notice key={`${title}-${run ?? text}`} tone={look.tone} icon={look.icon} title={title}>
                  <Text size="sm">{text}</Text>
                  <Group gap="md" mt={4}>
                    {run && (
                      <Anchor component={Link} to={`/ops/runs/${run}`} size="sm" underline="always">
                        {texts.seeRun}
                      </Anchor>
                    )}
                    {ask && (
                      <AskLink hospital={id} ask={ask}>
                        {askTexts[ask].title}
                      </AskLink>
                    )}
                  </Group>
                </Notice>
              ))}
            </Stack>
          );
        }}
      </QueryState>
    </section>
  );
}
