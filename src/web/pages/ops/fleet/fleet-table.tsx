import { Paper } from "@mantine/core";
import type { FleetPageData } from "../../../queries/fleet.ts";
import { fleetTexts } from "../../../texts/fleet.ts";
import { FleetRow } from "./fleet-row.tsx";
import classes from "./fleet-table.module.css";

/** Hospitals one below the other; where there is no room for columns, each is a card. */
export function FleetTable({ hospitals, isOld }: { hospitals: FleetPageData["hospitals"]; isOld: boolean }) {
  const { hospital, state, tier, run, credentials } = fleetTexts.columns;
  return (
    <Paper className={classes.ground} data-old={isOld || undefined} aria-busy={isOld}>
      <table className={classes.table} aria-label={fleetTexts.table}>
        <thead>
          <tr>
            {[hospital, state, tier, run, credentials].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hospitals.map((row) => (
            <FleetRow key={row.organization_id} row={row} />
          ))}
        </tbody>
      </table>
    </Paper>
  );
}
