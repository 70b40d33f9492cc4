import { queryOptions } from "@tanstack/react-query";
import { grantedBy } from "../../api/client.ts";
import { api } from "../api.ts";

/** Plans, tiers, prices, and how this service is paid. */
export const plansQuery = queryOptions({
  queryKey: ["plans"],
  queryFn: () => grantedBy(api.api.v1.plans.$get()),
  staleTime: 10 * 60_000,
});

export type Catalogue = Awaited<ReturnType<NonNullable<typeof plansQuery.queryFn>>>;
export type PlanOffer = Catalogue["plans"][number];
