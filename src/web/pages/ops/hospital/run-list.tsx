import { Link } from "@tanstack/react-router";
import { Money } from "../../../components/money.tsx";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { Time } from "../../../components/time.tsx";
import { runLooks } from "../../../components/tone.ts";
import type { RunSummary } from "../../../queries/hospital-runs.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { driftTexts, runKindTexts, runStatusTexts } from "../../../texts/status.ts";
import classes from "./run-list.module.css";

const { runs: texts, facts } = opsHospital;

/** Runs, each with its state, who asked for it, why and when. */
export function RunList({ runs }: { runs: readonly RunSummary[] }) {
  return (
    <ul className={classes.runs}>
      {runs.map(({ id, kind, status, author, reason, created_at, drift_outcome, difference_cents_a_month: cents }) => (
        <li key={id} className={classes.run}>
          <div>
            <Link to="/ops/runs/$id" params={{ id }} className={classes.link}>
              {runKindTexts[kind]}
            </Link>
            <p className={classes.meta}>“{reason}”</p>
            <p className={classes.meta}>
              {texts.by} {author.name}, <Time at={created_at} form="ago" />
              {drift_outcome && ` · ${driftTexts[drift_outcome]}`}
              {cents !== null && cents !== 0 && (
                <>
                  {" · "}
                  <Money cents={cents} signed /> {facts.aMonth}
                </>
              )}
            </p>
          </div>
          <div>
            <StatusBadge look={runLooks[status]}>{runStatusTexts[status]}</StatusBadge>
          </div>
        </li>
      ))}
    </ul>
  );
}
