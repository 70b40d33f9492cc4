import { Icon } from "./icon.tsx";
import classes from "./status-badge.module.css";
import type { Look } from "./tone.ts";

/** A state in one word with its colour and icon. `look` comes from `tone.ts`, the word from `texts/status.ts`. */
export function StatusBadge({ look, children }: { look: Look; children: string }) {
  return (
    <span className={classes.badge} data-tone={look.tone}>
      <Icon name={look.icon} size={14} className={look.icon === "busy" ? classes.turning : undefined} />
      {children}
    </span>
  );
}
