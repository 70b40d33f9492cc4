import { Anchor, Group, SegmentedControl, Text } from "@mantine/core";
import { useState } from "react";
import type { RunView } from "../../../../api/views/run.ts";
import { Card } from "../../../components/card.tsx";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { operationTexts, runTexts } from "../../../texts/run.ts";
import classes from "./changes.module.css";
import { isDestructive, operationLook } from "./operation-look.ts";
import { ResourceRow } from "./resource-row.tsx";

const { changes: texts } = runTexts;

const operations = ["create", "update", "replace", "delete", "import"] as const;

/** What the plan does to each resource; of a drift check, what drifted. */
export function Changes({ run }: { run: RunView }) {
  const [shows, setShows] = useState("all");
  const set = run.plan?.change_set;
  const source = run.drift?.resources ?? set?.resources;
  if (!source) return null;
  const changed = source.filter(({ operation }) => operation !== "same" && operation !== "read");
  const shown = shows === "all" ? changed : changed.filter(({ operation }) => isDestructive(operation));
  return (
    <Card title={run.drift ? runTexts.drift.title : texts.title}>
      <Group gap="xs">
        {set &&
          operations
            .filter((operation) => set.counts[operation] > 0)
            .map((operation) => (
              <StatusBadge key={operation} look={operationLook(operation)}>
                {`${set.counts[operation]} ${operationTexts[operation].toLowerCase()}`}
              </StatusBadge>
            ))}
        {set && set.counts.same > 0 && (
          <Text size="sm" c="var(--quiet-text)">
            {texts.same(set.counts.same)}
          </Text>
        )}
      </Group>
      {changed.length > 0 && (
        <SegmentedControl
          mt="md"
          size="xs"
          aria-label={texts.filter}
          value={shows}
          onChange={setShows}
          data={[
            { value: "all", label: texts.all },
            { value: "destructive", label: texts.destructive },
          ]}
        />
      )}
      {shown.length === 0 && <Text mt="md">{changed.length === 0 ? texts.none : texts.noneDestructive}</Text>}
      {shown.length > 0 && (
        <ul className={classes.resources}>
          {shown.map((resource) => (
            <ResourceRow key={`${resource.urn}-${resource.operation}`} resource={resource} />
          ))}
        </ul>
      )}
      <Anchor href={`/api/v1/runs/${run.id}/engine-events`} download={`${run.id}.ndjson`} size="sm" underline="always">
        {texts.raw}
      </Anchor>
    </Card>
  );
}
