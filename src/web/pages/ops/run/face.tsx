import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { RunView } from "../../../../api/views/run.ts";
import { Notice } from "../../../components/notice.tsx";
import { runLooks } from "../../../components/tone.ts";
import { runFaces, runTexts } from "../../../texts/run.ts";

/** What the run's state means and what comes next, with the problem in the service's own words. */
export function Face({ run }: { run: RunView }) {
  const face = runFaces[run.status];
  const look = runLooks[run.status];
  return (
    <>
      {run.status === "pending" && run.position_in_queue !== null && (
        <Notice tone="quiet" icon="clock" title={runTexts.queue(run.position_in_queue)}>
          {run.blocked_by && (
            <Text size="sm">
              {runTexts.blockedBy}{" "}
              <Anchor component={Link} to={`/ops/runs/${run.blocked_by}`} underline="always">
                {run.blocked_by}
              </Anchor>
            </Text>
          )}
        </Notice>
      )}
      {face && (
        <Notice tone={look.tone} icon={look.icon} title={face.title}>
          <Text size="sm">{run.problem?.message ?? face.text}</Text>
          {run.problem && (
            <Text size="sm" mt={4} fw={550}>
              {run.problem.next_step}
            </Text>
          )}
        </Notice>
      )}
    </>
  );
}
