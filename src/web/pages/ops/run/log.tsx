import { Group, Switch } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { Card } from "../../../components/card.tsx";
import { Time } from "../../../components/time.tsx";
import type { FollowedRun } from "../../../queries/use-run-events.ts";
import { runTexts } from "../../../texts/run.ts";
import { LineState } from "./line-state.tsx";
import classes from "./log.module.css";

const { log: texts } = runTexts;

/** What the run says, as it says it. Each line has an address. */
export function Log({ followed, hasEnded }: { followed: FollowedRun; hasEnded: boolean }) {
  const [follows, setFollows] = useState(true);
  const list = useRef<HTMLOListElement>(null);
  const count = followed.events.length;
  useEffect(() => {
    if (follows && count > 0 && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [follows, count]);
  return (
    <Card title={texts.title}>
      <Group justify="space-between" mb="sm">
        <LineState line={hasEnded ? "ended" : followed.line} />
        <Switch
          label={texts.follow}
          checked={follows}
          onChange={({ currentTarget }) => setFollows(currentTarget.checked)}
        />
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ol ref={list} className={classes.lines} aria-label={texts.lines} tabIndex={0}>
        {count === 0 && <li>{texts.empty}</li>}
        {followed.events.map(({ at, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the line's number
          <li key={index} id={`line-${index + 1}`} className={classes.line}>
            <a className={classes.number} href={`#line-${index + 1}`} aria-label={`${texts.line} ${index + 1}`}>
              {index + 1}
            </a>
            <Time at={at} form="clock" />
            <span className={classes.text}>{text}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
