import type { RunView } from "../../../../api/views/run.ts";
import { runTexts } from "../../../texts/run.ts";
import classes from "./changes.module.css";

const { changes: texts } = runTexts;

type PropertyView = NonNullable<RunView["plan"]>["change_set"]["resources"][number]["properties"][number];

/** One property before and after; of a secret, that it is one. */
export function Values({ property: { before, after, secret, unknown } }: { property: PropertyView }) {
  if (secret) return <span>{texts.secret}</span>;
  return (
    <span>
      <del className={classes.before}>{valueText(before)}</del> →{" "}
      <ins className={classes.after}>{unknown ? texts.unknown : valueText(after)}</ins>
    </span>
  );
}

function valueText(value: unknown): string {
  if (value === undefined) return texts.absent;
  return typeof value === "string" ? value : JSON.stringify(value);
}
