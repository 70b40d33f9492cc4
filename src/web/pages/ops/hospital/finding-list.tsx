import { Anchor, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Notice } from "../../../components/notice.tsx";
import { askTexts } from "../../../texts/new-change.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { AskLink } from "./ask-link.tsx";
import type { Finding } from "./findings.ts";

const { attention: texts } = opsHospital;

/** What was found, each with where to go; without any, that all is well. */
export function FindingList({ hospital, findings }: { hospital: string; findings: readonly Finding[] }) {
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
              <AskLink hospital={hospital} ask={ask}>
                {askTexts[ask].title}
              </AskLink>
            )}
          </Group>
        </Notice>
      ))}
    </Stack>
  );
}
