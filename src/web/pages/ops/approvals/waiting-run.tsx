import { Anchor, Button, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { WaitingRunView } from "../../../../api/views/waiting-run.ts";
import { HospitalLink } from "../../../components/hospital-link.tsx";
import { Icon } from "../../../components/icon.tsx";
import rows from "../../../components/rows.module.css";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { runLooks } from "../../../components/tone.ts";
import { runStatusTexts } from "../../../texts/status.ts";
import { waitingTexts } from "../../../texts/waiting.ts";
import { headlineOf, wordsBelow } from "./headline.ts";
import { Toll } from "./toll.tsx";
import { WaitingFacts } from "./waiting-facts.tsx";
import classes from "./waiting-run.module.css";

const { runs: texts } = waitingTexts;

/** One run that waits: what it would do, for whom, who asked and why, and whether one may decide. */
export function WaitingRun({ run }: { run: WaitingRunView }) {
  const headline = headlineOf(run);
  const to = `/ops/runs/${run.id}`;
  return (
    <li className={rows.row}>
      <div className={rows.about}>
        <div className={rows.head}>
          <StatusBadge look={runLooks[run.status]}>{runStatusTexts[run.status]}</StatusBadge>
          <Text size="sm" span>
            <HospitalLink id={run.organization_id} name={run.hospital_name} />
          </Text>
          <Toll counts={run.counts} />
        </div>
        <Title order={2}>
          <Anchor component={Link} to={to} inherit c="inherit" className={classes.headline}>
            {headline}
          </Anchor>
        </Title>
        {run.words.length === 0 && <Text size="sm">{texts.unplanned}</Text>}
        {wordsBelow(headline, run.words).map((sentence) => (
          <Text key={sentence} size="sm">
            {sentence}
          </Text>
        ))}
        {run.violated.map(({ title, message }) => (
          <Text key={title} size="sm" fw={550} c="var(--tone-waiting)">
            {texts.violated}: {title}. {message}
          </Text>
        ))}
        <Text size="sm" className={classes.reason}>
          “{run.reason}”
        </Text>
        <WaitingFacts run={run} />
      </div>
      <div className={rows.aside}>
        <Button component={Link} to={to} variant={run.you_may ? "filled" : "default"}>
          {run.you_may ? texts.decide : texts.look}
        </Button>
        {run.why_not !== null && (
          <Text size="sm" c="var(--quiet-text)" className={classes.whyNot}>
            <Icon name="lock" size={16} className={classes.lock} />
            <span>
              {texts.notYours} {run.why_not}
            </span>
          </Text>
        )}
      </div>
    </li>
  );
}
