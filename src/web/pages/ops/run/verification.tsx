import { Stack, Text } from "@mantine/core";
import type { RunView } from "../../../../api/views/run.ts";
import { Card } from "../../../components/card.tsx";
import { Notice } from "../../../components/notice.tsx";
import { runTexts } from "../../../texts/run.ts";

const { verification: texts } = runTexts;

/** What Atlas said when it was asked after the apply. */
export function Verification({ run: { verification } }: { run: RunView }) {
  if (!verification) return null;
  return (
    <Card title={texts.title}>
      <Stack gap="sm">
        {verification.discrepancies.length === 0 && <Notice tone="good" title={texts.fine} />}
        {verification.discrepancies.map(({ what, asked, found, message }) => (
          <Notice key={what} tone="bad" title={what}>
            <Text size="sm">{message}</Text>
            <Text size="sm" ff="monospace">
              {texts.asked}: {asked} · {texts.found}: {found}
            </Text>
          </Notice>
        ))}
      </Stack>
    </Card>
  );
}
