import { Text } from "@mantine/core";
import { useState } from "react";
import type { RunView } from "../../../../api/views/run.ts";
import { Card } from "../../../components/card.tsx";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { driftGroupNames, groupNames, groupTexts, runTexts } from "../../../texts/run.ts";
import { ChangeFilter } from "./change-filter.tsx";
import classes from "./changes.module.css";
import { operationLook } from "./operation-look.ts";
import { type Group, groupCounts, type ResourceView, shownResources } from "./resource-groups.ts";
import { ResourceRow } from "./resource-row.tsx";

const { changes: texts } = runTexts;

/** What the plan does to each resource; of a drift check, what Atlas has otherwise than the stack says. */
export function Changes({ run }: { run: RunView }) {
  const [group, setGroup] = useState<Group | "all">("all");
  const [words, setWords] = useState("");
  const resources: readonly ResourceView[] | undefined = run.drift?.resources ?? run.plan?.change_set.resources;
  if (!resources) return null;
  const counts = groupCounts(resources);
  const shown = shownResources(resources, group, words);
  const hasChanges = counts.some(([of]) => of !== "same");
  return (
    <Card title={run.drift ? runTexts.drift.title : texts.title}>
      <div className={classes.summary}>
        {!hasChanges && (
          <StatusBadge look={{ tone: "good", icon: "check" }}>
            {run.drift ? runTexts.drift.none : texts.none}
          </StatusBadge>
        )}
        {counts.map(([of, count]) =>
          of === "same" ? (
            <Text key={of} size="sm" c="var(--quiet-text)">
              {texts.same(count)}
            </Text>
          ) : (
            <StatusBadge key={of} look={operationLook(of)}>
              {run.drift ? `${count} ${driftGroupNames[of].toLowerCase()}` : groupTexts[of](count)}
            </StatusBadge>
          ),
        )}
      </div>
      {counts.length > 0 && (
        <ChangeFilter
          names={run.drift ? driftGroupNames : groupNames}
          counts={counts}
          group={group}
          onGroup={setGroup}
          words={words}
          onWords={setWords}
        />
      )}
      {shown.length > 0 && (
        <ul className={classes.resources}>
          {shown.map((resource) => (
            <ResourceRow key={`${resource.urn}-${resource.operation}`} resource={resource} />
          ))}
        </ul>
      )}
      {shown.length === 0 && (words !== "" || group !== "all") && <Text mt="md">{texts.notFound}</Text>}
    </Card>
  );
}
