import type { RunEventView } from "../../../../api/views/run-event.ts";
import { timeText, utcText } from "../../../format/time.ts";
import { runTexts } from "../../../texts/run.ts";
import classes from "./log.module.css";

type Props = {
  readonly event: RunEventView;
  readonly number: number;
  readonly isMarked: boolean;
  /** The arrows lead from it to the other lines. */
  readonly isInTabOrder: boolean;
};

/** One line with its address. */
export function LogLine({ event: { at, type, text }, number, isMarked, isInTabOrder }: Props) {
  const moment = new Date(at);
  return (
    <li id={`L${number}`} className={classes.line} data-marked={isMarked || undefined} data-type={type}>
      <a
        className={classes.number}
        href={`#L${number}`}
        aria-label={runTexts.log.line(number)}
        aria-current={isMarked ? "true" : undefined}
        tabIndex={isInTabOrder ? 0 : -1}
      >
        {number}
      </a>
      <time className={classes.at} dateTime={at} title={utcText(moment)}>
        {timeText(moment, "clock", 0)}
      </time>
      <span className={classes.text}>{text}</span>
    </li>
  );
}
