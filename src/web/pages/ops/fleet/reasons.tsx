import type { FleetReasonView } from "../../../../api/views/fleet-row.ts";
import { Time } from "../../../components/time.tsx";
import { fleetTexts } from "../../../texts/fleet.ts";
import classes from "./fleet-table.module.css";
import { reasonText } from "./reason-text.ts";

const mostShown = 3;

/** Why a hospital is as it is, most urgent first. */
export function Reasons({ reasons }: { reasons: readonly FleetReasonView[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul className={classes.reasons}>
      {reasons.slice(0, mostShown).map((reason) => (
        <li key={`${reason.kind} ${reason.case_kind} ${reason.run?.id} ${reason.since}`}>
          {reasonText(reason)}
          {reason.since && (
            <span className={classes.since}>
              {" "}
              {fleetTexts.divider} <Time at={reason.since} form="ago" />
            </span>
          )}
        </li>
      ))}
      {reasons.length > mostShown && <li className={classes.since}>{fleetTexts.more(reasons.length - mostShown)}</li>}
    </ul>
  );
}
