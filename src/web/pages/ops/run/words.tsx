import { List, Text, Title } from "@mantine/core";
import type { RunView } from "../../../../api/views/run.ts";
import { Card } from "../../../components/card.tsx";
import { runTexts } from "../../../texts/run.ts";

/** What the plan means, for people who are no engineers. */
export function Words({ run: { plan, has_ended, kind } }: { run: RunView }) {
  if (!plan && (has_ended || kind === "drift-check")) return null;
  if (!plan) {
    return (
      <Card title={runTexts.words.title}>
        <Text c="var(--quiet-text)">{runTexts.words.none}</Text>
      </Card>
    );
  }
  return (
    <Card title={runTexts.words.title}>
      <List spacing="xs">
        {plan.words.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      {plan.cannot_undo.length > 0 && (
        <>
          <Title order={3} mt="md" mb="xs">
            {runTexts.cannotUndo}
          </Title>
          <List spacing="xs">
            {plan.cannot_undo.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        </>
      )}
    </Card>
  );
}
