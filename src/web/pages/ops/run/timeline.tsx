import { VisuallyHidden } from "@mantine/core";
import type { RunView } from "../../../../api/views/run.ts";
import type { RunStatus } from "../../../../domain/runs.ts";
import { Card } from "../../../components/card.tsx";
import { Icon } from "../../../components/icon.tsx";
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
        {run.transitions.map((transition, index) => (
          <Stage
            key={`${transition.at}-${transition.status}`}
            transition={transition}
            now={index === run.transitions.length - 1 ? run : null}
          />
        ))}
        {ahead(run).map((status) => (
          <li key={status} className={classes.stage} data-ahead>
            <span className={classes.mark}>
              <Icon name="minus" size={13} />
            </span>
            {runStatusTexts[status]} <VisuallyHidden>({texts.ahead})</VisuallyHidden>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function ahead({ has_ended, status, kind }: RunView): readonly RunStatus[] {
  if (has_ended) return [];
  const whole = kind === "drift-check" ? driftWay : way;
  return whole.slice(whole.indexOf(status === "policy_override" ? "planned" : status) + 1);
}

const driftWay: readonly RunStatus[] = ["pending", "planning", "planned", "planned_and_finished"];
