import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { fleetFilters } from "../../../../domain/fleet-filters.ts";
import { opsRoute } from "../../../app/root-route.ts";
import type { FleetSearch } from "../../../queries/fleet.ts";

const longestSearch = 200;

export const fleetRoute = createRoute({
  getParentRoute: () => opsRoute,
  path: "/ops/fleet",
  validateSearch: ({ search, filter, page }: Record<string, unknown>): FleetSearch => {
    const known = fleetFilters.find((one) => one === filter);
    // A search of digits alone is read from an address as a number.
    const text = typeof search === "number" ? `${search}` : search;
    return {
      ...(typeof text === "string" && text !== "" && { search: text.slice(0, longestSearch) }),
      ...(known && { filter: known }),
      ...(typeof page === "number" && Number.isInteger(page) && page > 1 && { page }),
    };
  },
  component: lazyRouteComponent(() => import("./fleet-page.tsx"), "FleetPage"),
});
