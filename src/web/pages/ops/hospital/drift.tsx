import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { HospitalView } from "../../../../api/views/hospital.ts";
import { announce } from "../../../components/announce.ts";
import { Card } from "../../../components/card.tsx";
import { RefusalNotice } from "../../../components/refusal-notice.tsx";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { Time } from "../../../components/time.tsx";
import { driftLooks } from "../../../components/tone.ts";
import { askForRun, newestRunsQuery, runOptionsQuery } from "../../../queries/hospital-runs.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { driftTexts } from "../../../texts/status.ts";
import { Drifted } from "./drifted.tsx";

const { drift: texts } = opsHospital;

/** Whether Atlas has what the stack says, as of the last check, and the button for another one. */
export function Drift({ hospital: { organization_id: id, drift } }: { hospital: HospitalView }) {
  const client = useQueryClient();
  const { data: options } = useQuery(runOptionsQuery(id));
  const { data: newest } = useQuery(newestRunsQuery(id));
  const objection = options?.kinds.find(({ kind }) => kind === "drift-check")?.objection ?? null;
  const isChecking = newest?.runs.some(({ kind, has_ended }) => kind === "drift-check" && !has_ended) ?? false;
  const checking = useMutation({
    mutationFn: () => askForRun(id, { kind: "drift-check" }, texts.reason),
    onSuccess: () => {
      announce(texts.checking);
      return client.invalidateQueries({ queryKey: ["hospitals", id] });
    },
  });
  return (
    <Card title={texts.title}>
      <Stack gap="sm" align="flex-start">
        {drift === null ? (
          <Text c="var(--quiet-text)">{texts.none}</Text>
        ) : (
          <Group gap="sm">
            <StatusBadge look={driftLooks[drift.outcome]}>{driftTexts[drift.outcome]}</StatusBadge>
            <Text size="sm" c="var(--quiet-text)">
              {texts.checked} <Time key={drift.at} at={drift.at} form="ago" />
            </Text>
            <Anchor component={Link} to={`/ops/runs/${drift.run}`} size="sm" underline="always">
              {texts.found}
            </Anchor>
          </Group>
        )}
        {drift?.outcome === "drifted" && <Drifted runId={drift.run} />}
        <Text size="sm" c="var(--quiet-text)">
          {texts.note}
        </Text>
        <Button
          variant="default"
          size="compact-md"
          loading={checking.isPending || isChecking}
          disabled={options === undefined || objection !== null}
          onClick={() => checking.mutate()}
        >
          {texts.check}
        </Button>
        {objection && <Text size="sm">{objection.message}</Text>}
        {checking.error && <RefusalNotice error={checking.error} />}
      </Stack>
    </Card>
  );
}
