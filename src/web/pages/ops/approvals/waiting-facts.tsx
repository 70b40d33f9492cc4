import type { WaitingRunView } from "../../../../api/views/waiting-run.ts";
import { Time } from "../../../components/time.tsx";
import { waitingTexts } from "../../../texts/waiting.ts";
import { Difference } from "./difference.tsx";
import classes from "./waiting-run.module.css";

const { runs: texts } = waitingTexts;

/** What somebody weighs before they look closer: cost, who asked, how long it waits, who said yes. */
export function WaitingFacts({ run }: { run: WaitingRunView }) {
  const { cost, approvals, expires_at } = run;
  const names = approvals.by.map(({ name }) => name).join(", ");
  const facts = [
    [texts.difference, <Difference key="cost" cost={cost} />],
    [texts.asked, run.author.name],
    [texts.since, <Time key="since" at={run.waiting_since} form="ago" />],
    [texts.until, expires_at === null ? texts.never : <Time key="until" at={expires_at} form="ago" />],
    [
      texts.given,
      run.status === "policy_override"
        ? texts.afterOverride
        : `${texts.of(approvals.counting, approvals.required)}, ${names || texts.noneYet}`,
    ],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
