import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { grantedBy, RefusedCall } from "../../api/client.ts";
import type { InboxStatus } from "../../domain/inbox.ts";
import { api } from "../api.ts";

const { deliveries, reconciliation } = api.api.v1;

/** What of the log is looked at; it stands in the page's address. Left out: everything, the newest first. */
export type DeliverySearch = {
  readonly status?: InboxStatus;
  readonly type?: string;
  readonly hospital?: string;
  readonly cursor?: string;
};

const soonMs = 2_000;
const laterMs = 10_000;

/** A page of what payment gateways delivered. Where something is being handled it is looked at again soon. */
export function deliveriesQuery({ status, type, hospital, cursor }: DeliverySearch) {
  const query = {
    limit: "20",
    ...(status && { status }),
    ...(type !== undefined && { type }),
    ...(hospital !== undefined && { hospital }),
    ...(cursor !== undefined && { cursor }),
  };
  return queryOptions({
    queryKey: ["deliveries", query],
    queryFn: () => grantedBy(deliveries.$get({ query })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.deliveries.some(isUnderWay) ? soonMs : laterMs),
  });
}

function isUnderWay({ status }: { readonly status: InboxStatus }): boolean {
  return status === "received";
}

/** Has a delivery handled once more. */
export function replayDelivery(id: string, reason: string) {
  return grantedBy(deliveries[":id"].replay.$post({ param: { id }, json: { reason } }));
}

/** The newest comparison of subscriptions, hospitals and Atlas; null before the first. */
export const reconciliationQuery = queryOptions({
  queryKey: ["reconciliation"],
  queryFn: async () => {
    try {
      return await grantedBy(reconciliation.$get());
    } catch (error) {
      if (error instanceof RefusedCall && error.problem?.code === "reconciliation_not_found") return null;
      throw error;
    }
  },
  refetchInterval: 60_000,
});

/** Compares them now, and answers what was found. */
export function compareNow() {
  return grantedBy(reconciliation.$post());
}
