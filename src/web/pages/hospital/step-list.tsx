import { Icon } from "../../components/icon.tsx";
import type { IconName } from "../../components/icon-paths.ts";
import { hospitalTexts } from "../../texts/hospital.ts";
import type { ResourceStep, StepState } from "./resource-steps.ts";
import classes from "./step-list.module.css";

const icons: Readonly<Record<StepState, IconName>> = {
  waiting: "minus",
  working: "busy",
  done: "check",
  failed: "cross",
};

/** What is made, one below the other, each with how far it is. */
export function StepList({ steps }: { steps: readonly ResourceStep[] }) {
  return (
    <ol className={classes.steps}>
      {steps.map(({ key, name, state }) => (
        <li key={key} className={classes.step} data-state={state}>
          <span className={classes.mark}>
            <Icon name={icons[state]} size={16} className={state === "working" ? classes.turning : undefined} />
          </span>
          <span className={classes.name}>{name}</span>
          <span className={classes.state}>{hospitalTexts.progress.states[state]}</span>
        </li>
      ))}
    </ol>
  );
}
