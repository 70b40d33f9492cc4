import type { RunView } from "../../../../api/views/run.ts";
import { Icon } from "../../../components/icon.tsx";
import { runTexts } from "../../../texts/run.ts";
import classes from "./policies.module.css";

const { policies: texts } = runTexts;

export type PolicyResult = NonNullable<RunView["plan"]>["policies"][number];

/** The rules that the plan keeps: how many, and which on demand. */
export function PassedPolicies({ policies, areAll }: { policies: readonly PolicyResult[]; areAll: boolean }) {
  if (policies.length === 0) return null;
  return (
    <details className={classes.passed}>
      <summary>
        <Icon name="check" size={16} />
        {areAll ? texts.allPassed(policies.length) : texts.othersPassed(policies.length)}
        <Icon name="right" size={15} className={classes.arrow} />
      </summary>
      <ul>
        {policies.map(({ policy, title }) => (
          <li key={policy}>{title}</li>
        ))}
      </ul>
    </details>
  );
}
