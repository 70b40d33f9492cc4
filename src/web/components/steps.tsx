import { VisuallyHidden } from "@mantine/core";
import { Icon } from "./icon.tsx";
import classes from "./steps.module.css";

type Props = { readonly label: string; readonly steps: readonly string[]; readonly current: number };

/** Where one is on a way of several steps; `current` counts from 0. */
export function Steps({ label, steps, current }: Props) {
  return (
    <ol className={classes.steps} aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={classes.step}
          data-state={index < current ? "done" : index === current ? "here" : "ahead"}
          aria-current={index === current ? "step" : undefined}
        >
          <span className={classes.mark}>{index < current ? <Icon name="check" size={15} /> : index + 1}</span>
          <span className={classes.name}>{step}</span>
          {index < current && <VisuallyHidden>(done)</VisuallyHidden>}
        </li>
      ))}
    </ol>
  );
}
