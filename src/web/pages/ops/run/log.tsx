import { Anchor, Button, Group, Switch, Text } from "@mantine/core";
import { useLocation } from "@tanstack/react-router";
import { memo, useEffect, useRef, useState } from "react";
import type { RunView } from "../../../../api/views/run.ts";
import { Card } from "../../../components/card.tsx";
import { CopyButton } from "../../../components/copy-button.tsx";
import { downloadText } from "../../../components/download-text.ts";
import { Icon } from "../../../components/icon.tsx";
import type { FollowedRun } from "../../../queries/use-run-events.ts";
import { runTexts } from "../../../texts/run.ts";
import { LineState } from "./line-state.tsx";
import classes from "./log.module.css";
import { LogLine } from "./log-line.tsx";
import { lineOf, logText } from "./log-lines.ts";
import { stepBetweenLines } from "./step-between-lines.ts";

const { log: texts } = runTexts;

/** A long log is drawn anew at every line, so those that were there are remembered. */
const RememberedLine = memo(LogLine);

/** What the run says, as it says it. Each line has an address, which is where the page opens when it is followed. */
export function Log({ run, followed }: { run: RunView; followed: FollowedRun }) {
  const marked = lineOf(useLocation({ select: ({ hash }) => hash }));
  const [follows, setFollows] = useState(marked === null);
  const list = useRef<HTMLOListElement>(null);
  const { events } = followed;
  const count = events.length;
  const isThere = marked !== null && marked <= count;
  useEffect(() => {
    if (follows && count > 0 && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [follows, count]);
  useEffect(() => {
    if (!isThere) return;
    setFollows(false);
    document.getElementById(`L${marked}`)?.scrollIntoView({ block: "nearest" });
  }, [isThere, marked]);
  return (
    <Card title={run.has_ended ? texts.titleEnded : texts.title}>
      <Group justify="space-between" mb="sm">
        <LineState line={run.has_ended ? "ended" : followed.line} />
        <Switch
          label={texts.follow}
          checked={follows}
          onChange={({ currentTarget }) => setFollows(currentTarget.checked)}
        />
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ol ref={list} className={classes.lines} aria-label={texts.lines} tabIndex={0} onKeyDown={stepBetweenLines}>
        {count === 0 && <li>{texts.empty}</li>}
        {events.map((event, index) => (
          <RememberedLine
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the line's number
            key={index}
            event={event}
            number={index + 1}
            isMarked={marked === index + 1}
            isInTabOrder={index + 1 === (isThere ? marked : count)}
          />
        ))}
      </ol>
      <Group gap="md" mt="sm" justify="space-between">
        {marked === null ? (
          <span />
        ) : (
          <Group gap="xs">
            <Text size="sm">{isThere ? texts.chosen(marked) : texts.absent(marked)}</Text>
            {isThere && <CopyButton value={addressOf(marked)} what={texts.link(marked)} />}
          </Group>
        )}
        <Group gap="md">
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Icon name="download" size={15} />}
            disabled={count === 0}
            onClick={() => downloadText(`${run.id}.log`, logText(events))}
          >
            {texts.download}
          </Button>
          <Anchor
            href={`/api/v1/runs/${run.id}/engine-events`}
            download={`${run.id}.ndjson`}
            size="sm"
            underline="always"
          >
            {texts.raw}
          </Anchor>
        </Group>
      </Group>
    </Card>
  );
}

function addressOf(line: number): string {
  return `${window.location.origin}${window.location.pathname}#L${line}`;
}
