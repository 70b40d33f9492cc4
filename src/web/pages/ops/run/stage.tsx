import type { RunView } from "../../../../api/views/run.ts";
import { Icon } from "../../../components/icon.tsx";
import { Time } from "../../../components/time.tsx";
import type { Look } from "../../../components/tone.ts";
import { useNow } from "../../../components/use-now.ts";
import { durationText } from "../../../format/time.ts";
import { runTexts } from "../../../texts/run.ts";
import { runStatusTexts } from "../../../texts/status.ts";
import { faceOf } from "./face-of.ts";
import classes from "./timeline.module.css";

const { stages: texts } = runTexts;

type Props = {
  readonly transition: RunView["transitions"][number];
  /** The run, if this is the stage that it is at. */
  readonly now: RunView | null;
};

const passed: Look = { tone: "good", icon: "check" };

/** One stage: who brought the run there, when, and how long it stayed. Only the present one turns. */
export function Stage({ transition: { at, status, text, actor, lasted_ms }, now }: Props) {
  const face = now && faceOf(now);
  const look = face?.look ?? passed;
  const isTurning = look.icon === "busy";
  const nowMs = useNow(now?.has_ended === false ? 1_000 : null);
  const stayedMs = lasted_ms ?? (now?.has_ended ? null : nowMs - Date.parse(at));
  return (
    <li className={classes.stage} data-tone={look.tone} aria-current={now ? "step" : undefined}>
      <span className={classes.mark}>
        <Icon name={look.icon} size={13} className={isTurning ? classes.turning : undefined} />
      </span>
      <span className={classes.name}>{face?.name ?? runStatusTexts[status]}</span>
      {stayedMs !== null && (
        <span className={classes.lasted}>
          {now ? texts.since : texts.took} {stayedMs < 1_000 ? texts.instant : durationText(stayedMs)}
        </span>
      )}
      <p className={classes.meta}>
        <Time at={at} form="second" /> · {actor.name}
      </p>
      {text && <p className={classes.text}>{text}</p>}
    </li>
  );
}
