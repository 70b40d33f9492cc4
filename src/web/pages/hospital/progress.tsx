import { Group, Stack, Text } from "@mantine/core";
import type { HospitalView } from "../../../api/views/hospital.ts";
import type { RunView } from "../../../api/views/run.ts";
import { Card } from "../../components/card.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { useNow } from "../../components/use-now.ts";
import { durationText } from "../../format/time.ts";
import type { FollowedRun } from "../../queries/use-run-events.ts";
import { hospitalTexts } from "../../texts/hospital.ts";
import { SignUpSteps } from "../sign-up-steps.tsx";
import { progressSteps } from "./progress-steps.ts";
import { StepList } from "./step-list.tsx";
import { usualTime } from "./usual-time.ts";
import { waitsFor } from "./waits-for.ts";

const { progress: texts } = hospitalTexts;

type Props = { readonly hospital: HospitalView; readonly run: RunView; readonly followed: FollowedRun };

/** The database being made: each part, what is waited for, and how long it takes. */
export function Progress({ hospital, run, followed }: Props) {
  const nowMs = useNow(1_000);
  const steps = progressSteps(run, followed.events);
  const usual = usualTime(hospital);
  const elapsedMs = nowMs - Date.parse(run.created_at);
  return (
    <>
      <SignUpSteps current={3} />
      <PageHeader title={texts.title} tab={texts.tab} lead={texts.lead} />
      <Stack gap="md">
        <Card>
          <Group justify="space-between" gap="xs" mb="lg">
            <Text fw={550} aria-live="polite">
              {waitsFor(run, followed.events)}
            </Text>
            <Text size="sm" c="var(--quiet-text)" className="numbers">
              {texts.elapsed} {durationText(elapsedMs)} · {texts.usual} {usual.text}
            </Text>
          </Group>
          <StepList steps={steps} />
        </Card>
        {followed.line === "lost" && <Notice tone="waiting">{texts.lost}</Notice>}
        {elapsedMs > usual.longMs && <Notice tone="waiting">{texts.longer}</Notice>}
      </Stack>
    </>
  );
}
