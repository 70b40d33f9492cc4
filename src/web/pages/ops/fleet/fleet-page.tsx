import { Box } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { announce } from "../../../components/announce.ts";
import { Notice } from "../../../components/notice.tsx";
import { PageHeader } from "../../../components/page-header.tsx";
import { QueryState } from "../../../components/query-state.tsx";
import { fleetQuery } from "../../../queries/fleet.ts";
import { fleetTexts } from "../../../texts/fleet.ts";
import classes from "./fleet-controls.module.css";
import { FleetEmpty } from "./fleet-empty.tsx";
import { FleetFilters } from "./fleet-filters.tsx";
import { FleetPages } from "./fleet-pages.tsx";
import { FleetSearchField } from "./fleet-search-field.tsx";
import { FleetTable } from "./fleet-table.tsx";
import { rangeText } from "./range-text.ts";

/** All hospitals: found, filtered, and each with what has to be done about it. */
export function FleetPage() {
  const looked = useSearch({ from: "/console/ops/fleet" });
  const query = useQuery(fleetQuery(looked));
  const range = query.data && !query.isPlaceholderData ? rangeText(query.data) : null;
  useEffect(() => {
    if (range !== null) announce(range);
  }, [range]);
  return (
    <>
      <PageHeader title={fleetTexts.title} lead={fleetTexts.lead} />
      <div className={classes.controls}>
        <FleetSearchField />
        <FleetFilters counts={query.data?.counts} />
      </div>
      {query.error && query.data && (
        <Box mb="md">
          <Notice tone="waiting" title={fleetTexts.stale} />
        </Box>
      )}
      <QueryState query={query}>
        {(data) =>
          data.hospitals.length === 0 ? (
            <FleetEmpty foundElsewhere={data.counts.all} />
          ) : (
            <>
              <FleetTable hospitals={data.hospitals} isOld={query.isPlaceholderData} />
              <FleetPages data={data} />
            </>
          )
        }
      </QueryState>
    </>
  );
}
