import { Link, useSearch } from "@tanstack/react-router";
import { fleetFilters } from "../../../../domain/fleet-filters.ts";
import choices from "../../../components/choices.module.css";
import { Icon } from "../../../components/icon.tsx";
import type { FleetPageData } from "../../../queries/fleet.ts";
import { fleetFilterTexts, fleetTexts } from "../../../texts/fleet.ts";
import classes from "./fleet-controls.module.css";
import { fleetLooks } from "./look.ts";

/** Which hospitals are shown, with how many there are of each. Each filter is an address, so that it can be shared. */
export function FleetFilters({ counts }: { counts: FleetPageData["counts"] | undefined }) {
  const { filter: shown } = useSearch({ from: "/console/ops/fleet" });
  return (
    <nav aria-label={fleetTexts.filters} className={choices.choices}>
      {[undefined, ...fleetFilters].map((filter) => (
        <Link
          key={filter ?? "all"}
          to="/ops/fleet"
          search={({ search }) => ({ ...(search && { search }), ...(filter && { filter }) })}
          className={`${choices.choice} ${classes.filter}`}
          data-tone={filter && fleetLooks[filter].tone}
          activeOptions={{ exact: true }}
          aria-current={shown === filter ? "true" : undefined}
          resetScroll={false}
        >
          {filter && <Icon name={fleetLooks[filter].icon} size={15} className={classes.icon} />}
          {filter ? fleetFilterTexts[filter] : fleetTexts.all}
          {counts && <span className={classes.count}>{fleetTexts.count(counts[filter ?? "all"])}</span>}
        </Link>
      ))}
    </nav>
  );
}
