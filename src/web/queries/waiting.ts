import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { grantedBy } from "../../api/client.ts";
import { api } from "../api.ts";

const { waiting, cases } = api.api.v1;

/** How much waits for people; quietly looked at on every page of the console. */
export const waitingCountsQuery = queryOptions({
  queryKey: ["waiting", "counts"],
  queryFn: () => grantedBy(waiting.$get()),
  refetchInterval: 10_000,
});

/** A page of the runs that wait for people, the longest waiting first. */
export function waitingRunsQuery(cursor: string | undefined) {
  const query = { limit: "20", ...(cursor !== undefined && { cursor }) };
  return queryOptions({
    queryKey: ["waiting", "runs", query],
    queryFn: () => grantedBy(waiting.runs.$get({ query })),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });
}

export type CasesSearch = { readonly closed?: true; readonly cursor?: string };

/** A page of cases, the newest first. */
export function casesQuery({ closed, cursor }: CasesSearch) {
  const query = { open: closed ? "false" : "true", limit: "20", ...(cursor !== undefined && { cursor }) } as const;
  return queryOptions({
    queryKey: ["cases", query],
    queryFn: () => grantedBy(cases.$get({ query })),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
}

/** Says that a case is settled, and how. */
export function closeCase(id: string, reason: string) {
  return grantedBy(cases[":id"].close.$post({ param: { id }, json: { reason } }));
}
