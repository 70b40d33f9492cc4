import { Anchor, Code, Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { RunView } from "../../../../api/views/run.ts";
import { Card } from "../../../components/card.tsx";
import { CopyButton } from "../../../components/copy-button.tsx";
import { Facts } from "../../../components/facts.tsx";
import { runTexts } from "../../../texts/run.ts";

const { about: texts } = runTexts;
const digestLength = 12;

/** What the run is found by, and what its plan was made of. */
export function About({ run: { id, revision, to_revision, retry_of, plan } }: { run: RunView }) {
  const facts: (readonly [string, ReactNode])[] = [
    [
      texts.id,
      <Group key="id" gap="xs">
        <Code>{id}</Code>
        <CopyButton value={id} what={texts.id} />
      </Group>,
    ],
  ];
  if (revision !== null) facts.push([texts.revision, revision]);
  if (to_revision !== null) facts.push([runTexts.goesBackTo, to_revision]);
  if (retry_of) {
    facts.push([
      runTexts.retryOf,
      <Anchor key="retry" component={Link} to={`/ops/runs/${retry_of}`} underline="always">
        {runTexts.retryOfRun}
      </Anchor>,
    ]);
  }
  if (plan) {
    facts.push([texts.plan, texts.planOf(plan.number, plan.digest.slice(0, digestLength))]);
    facts.push([texts.engine, texts.engineOf(plan.versions.pulumi)]);
  }
  return (
    <Card title={texts.title}>
      <Facts facts={facts} />
    </Card>
  );
}
