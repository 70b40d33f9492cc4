import { Anchor, List, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import type { OutlookView } from "../../../../../api/views/options.ts";
import { announce } from "../../../../components/announce.ts";
import { Notice } from "../../../../components/notice.tsx";
import { newChangeTexts } from "../../../../texts/new-change.ts";
import { runKindTexts } from "../../../../texts/status.ts";
import { OutlookCost } from "./outlook-cost.tsx";

const { outlook: texts } = newChangeTexts;

/** What the service foresees, in its own words. */
export function Foreseen({ outlook }: { outlook: OutlookView }) {
  const { words, cannot_undo, cost, approvals, supersedes, blocked_by } = outlook;
  const said = words.join(" ");
  useEffect(() => announce(said), [said]);
  return (
    <Stack gap="md">
      <List spacing="xs">
        {words.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      <OutlookCost cost={cost} />
      {cannot_undo.length > 0 && (
        <div>
          <Title order={3} mb="xs">
            {texts.cannotUndo}
          </Title>
          <List spacing="xs">
            {cannot_undo.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        </div>
      )}
      {supersedes.map(({ id, kind, reason }) => (
        <Notice key={id} tone="waiting" icon="replace" title={texts.discards}>
          <Text size="sm">
            {texts.discardsText}{" "}
            <Anchor component={Link} to={`/ops/runs/${id}`} underline="always">
              {runKindTexts[kind]}
            </Anchor>{" "}
            “{reason}”
          </Text>
        </Notice>
      ))}
      {blocked_by && (
        <Notice tone="quiet" icon="clock" title={texts.waits}>
          <Text size="sm">
            {texts.waitsText}{" "}
            <Anchor component={Link} to={`/ops/runs/${blocked_by.id}`} underline="always">
              {runKindTexts[blocked_by.kind]}
            </Anchor>{" "}
            “{blocked_by.reason}”
          </Text>
        </Notice>
      )}
      <div>
        <Title order={3} mb="xs">
          {texts.goesOn}
        </Title>
        <Text size="sm">
          {texts.preview}{" "}
          {approvals.required === 0
            ? texts.nobody
            : `${texts.approvals(approvals.required)}${approvals.by_author ? "" : ` ${texts.byOthers}`}`}
        </Text>
      </div>
    </Stack>
  );
}
