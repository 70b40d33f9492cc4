import { Icon } from "../../../components/icon.tsx";
import classes from "./state-panel.module.css";

type Props = { readonly id: string; readonly labels: readonly string[]; readonly children: string };

/** Why some of the buttons can't be pressed with this key. */
export function ReasonLine({ id, labels, children }: Props) {
  return (
    <p id={id} className={classes.reason}>
      <Icon name="lock" size={15} />
      <span>
        <b>{labels.join(", ")}:</b> {children}
      </span>
    </p>
  );
}
