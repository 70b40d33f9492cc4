import { Link } from "@tanstack/react-router";
import { Time } from "../../../components/time.tsx";
import type { LedgerEntryOfHospital } from "../../../queries/ledger.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { entryWords } from "./entry-words.ts";
import classes from "./ledger-entry.module.css";

const { ledger: texts } = opsHospital;

/** One entry: its number, what it tells, and who did it when. */
export function LedgerEntry({ entry }: { entry: LedgerEntryOfHospital }) {
  const { sequence, at, actor, runId } = entry;
  return (
    <li className={classes.entry} value={sequence}>
      <span className={classes.number} title={texts.entry}>
        {sequence}
      </span>
      <div className={classes.words}>
        {entryWords(entry)}
        <p className={classes.meta}>
          <Time at={at} form="second" /> {texts.by} {actor.name}
          {runId && (
            <>
              {" · "}
              <Link to="/ops/runs/$id" params={{ id: runId }} className={classes.run}>
                {texts.run}
              </Link>
            </>
          )}
        </p>
      </div>
    </li>
  );
}
