import { Icon } from "../../../components/icon.tsx";
import classes from "./state-panel.module.css";

/** Why something can't be done with this key. */
export function ReasonLine({ id, children }: { id: string; children: string }) {
  return (
    <p id={id} className={classes.reason}>
      <Icon name="lock" size={15} />
      {children}
    </p>
  );
}
