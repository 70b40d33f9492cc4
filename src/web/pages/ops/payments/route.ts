import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { opsRoute } from "../../../app/root-route.ts";

export const paymentsRoute = createRoute({
  getParentRoute: () => opsRoute,
  path: "/ops/payments",
  component: lazyRouteComponent(() => import("./payments-page.tsx"), "PaymentsPage"),
});
