import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { grantedBy } from "../../api/client.ts";
import type { FleetFilter } from "../../domain/fleet-filters.ts";
import { api } from "../api.ts";

/** What of the fleet is looked at; it stands in the page's address. Left out: everything, from the first page on. */
export type FleetSearch = {
  readonly search?: string;
  readonly filter?: FleetFilter;
  readonly page?: number;
};

export const fleetPageSize = 50;

/** A page of the fleet, looked at again every few seconds. While another one comes, the last one stays. */
export function fleetQuery({ search = "", filter, page = 1 }: FleetSearch) {
  const query = { search, page: `${page}`, limit: `${fleetPageSize}`, ...(filter && { filter }) };
  return queryOptions({
    queryKey: ["fleet", query],
    queryFn: () => grantedBy(api.api.v1.fleet.$get({ query })),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
}

export type FleetPageData = Awaited<ReturnType<NonNullable<ReturnType<typeof fleetQuery>["queryFn"]>>>;
