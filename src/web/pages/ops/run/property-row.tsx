import { Fragment } from "react";
import { Icon } from "../../../components/icon.tsx";
import { runTexts } from "../../../texts/run.ts";
import classes from "./changes.module.css";
import type { ResourceView } from "./resource-groups.ts";
import { Value } from "./value.tsx";

const { changes: texts, drift } = runTexts;

type Props = {
  readonly property: ResourceView["properties"][number];
  /** The resource is replaced because of it. */
  readonly forces: boolean;
  /** Before is what the stack says, after is what Atlas has. */
  readonly isDrift: boolean;
};

/** One property before and after; of a secret, that it is one. */
export function PropertyRow({ property: { path, before, after, secret, unknown }, forces, isDrift }: Props) {
  const parts = path.split(/(?<=\.)/);
  return (
    <div className={classes.property} data-forces={forces || undefined}>
      <span className={classes.path}>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells equal parts apart
          <Fragment key={index}>
            {index === parts.length - 1 ? <b>{part}</b> : part}
            <wbr />
          </Fragment>
        ))}
        {forces && <span className={classes.forces}>{texts.forces}</span>}
      </span>
      {secret ? (
        <span className={classes.hidden}>
          <Icon name="lock" size={14} /> {texts.secret}
        </span>
      ) : (
        <span className={classes.values}>
          <Value side="before" value={before} hint={isDrift ? drift.stack : texts.from} />
          <Icon name="right" size={13} />
          <Value
            side="after"
            value={after}
            hint={isDrift ? drift.atlas : texts.to}
            said={unknown ? texts.unknown : after === undefined ? texts.removed : undefined}
          />
        </span>
      )}
    </div>
  );
}
