import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inboxStatuses } from "../../../../domain/inbox-statuses.ts";
import { opsRoute } from "../../../app/root-route.ts";
import type { DeliverySearch } from "../../../queries/billing.ts";

export const paymentsRoute = createRoute({
  getParentRoute: () => opsRoute,
  path: "/ops/payments",
  validateSearch: ({ status, type, hospital, cursor }: Record<string, unknown>): DeliverySearch => {
    const known = inboxStatuses.find((one) => one === status);
    return {
      ...(known && { status: known }),
      ...(isText(type) && { type }),
      ...(isText(hospital) && { hospital }),
      ...(isText(cursor) && { cursor }),
    };
  },
  component: lazyRouteComponent(() => import("./payments-page.tsx"), "PaymentsPage"),
});

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
