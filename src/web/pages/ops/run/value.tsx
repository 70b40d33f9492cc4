import { runTexts } from "../../../texts/run.ts";
import classes from "./changes.module.css";

const { changes: texts } = runTexts;

type Props = {
  readonly side: "before" | "after";
  readonly value: unknown;
  readonly hint: string;
  readonly said?: string | undefined;
};

/** A value as it is, or in words what it is instead. */
export function Value({ side, value, hint, said = value === undefined ? texts.absent : undefined }: Props) {
  const Mark = side === "before" ? "del" : "ins";
  if (said) return <em title={hint}>{said}</em>;
  return (
    <Mark className={classes[side]} title={hint}>
      {typeof value === "string" ? value : JSON.stringify(value)}
    </Mark>
  );
}
