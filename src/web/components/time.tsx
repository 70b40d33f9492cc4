import { Tooltip } from "@mantine/core";
import { type TimeForm, timeText, utcText } from "../format/time.ts";
import classes from "./time.module.css";
import { useNow } from "./use-now.ts";

/** A moment (ISO 8601) in the viewer's zone; hovered or focused it says UTC. */
export function Time({ at, form = "minute" }: { at: string; form?: TimeForm }) {
  const nowMs = useNow(form === "ago" ? 15_000 : null);
  const moment = new Date(at);
  return (
    <Tooltip label={utcText(moment)} events={{ hover: true, focus: true, touch: true }} withArrow>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without a mouse, UTC is found by focus */}
      <time dateTime={at} tabIndex={0} className={classes.time}>
        {timeText(moment, form, nowMs)}
      </time>
    </Tooltip>
  );
}
