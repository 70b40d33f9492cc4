import { VisuallyHidden } from "@mantine/core";
import type { RunView } from "../../../../api/views/run.ts";
import type { RunStatus } from "../../../../domain/runs.ts";
import { Card } from "../../../components/card.tsx";
import { Time } from "../../../components/time.tsx";
import { durationText } from "../../../format/time.ts";
import { runTexts } from "../../../texts/run.ts";
import { runStatusTexts } from "../../../texts/status.ts";
import { Stage } from "./stage.tsx";
import classes from "./timeline.module.css";

const { stages: texts } = runTexts;

/** The way of a run that meets nothing in its way. */
const way: readonly RunStatus[] = [
  "pending",
  "planning",
  "planned",
  "awaiting_approval",
  "confirmed",
  "applying",
  "verifying",
  "applied",
];

/** Every stage with who, when and how long, and those that are still to come. */
export function Timeline({ run }: { run: RunView }) {
  return (
    <Card title={texts.title}>
      <ol className={classes.stages}>
        {run.transitions.map(({ at, status, text, actor, lasted_ms }, index) => (
          <li key={`${at}-${status}`} className={classes.stage}>
            <Stage status={status} isNow={index === run.transitions.length - 1} />
            <p className={classes.meta}>
              <Time at={at} form="second" /> · {actor.name}
              {lasted_ms !== null && ` · ${texts.took} ${durationText(lasted_ms)}`}
            </p>
            {text && <p className={classes.text}>{text}</p>}
          </li>
        ))}
        {ahead(run).map((status) => (
          <li key={status} className={classes.stage} data-ahead>
            {runStatusTexts[status]}
            <VisuallyHidden>({texts.ahead})</VisuallyHidden>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function ahead({ has_ended, status }: RunView): readonly RunStatus[] {
  if (has_ended) return [];
  const place = way.indexOf(status === "policy_override" ? "planned" : status);
  return way.slice(place + 1);
}
