import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";
import classes from "./notice.module.css";
import type { Tone } from "./tone.ts";

const icons: Readonly<Record<Tone, IconName>> = {
  good: "check",
  busy: "info",
  waiting: "alert",
  bad: "alert",
  quiet: "info",
};

type Props = {
  readonly tone: Tone;
  readonly title?: string;
  readonly icon?: IconName;
  readonly children?: ReactNode;
  /** Said by screen readers as soon as it stands there. */
  readonly alert?: boolean;
};

/** A few words that must not be overlooked. */
export function Notice({ tone, title, icon = icons[tone], children, alert }: Props) {
  return (
    <div className={classes.notice} data-tone={tone} role={alert ? "alert" : undefined}>
      <Icon name={icon} size={20} className={classes.icon} />
      <div className={classes.words}>
        {title && <p className={classes.title}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
