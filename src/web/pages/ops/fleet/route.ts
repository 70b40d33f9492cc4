import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { opsRoute } from "../../../app/root-route.ts";

export const fleetRoute = createRoute({
  getParentRoute: () => opsRoute,
  path: "/ops/fleet",
  component: lazyRouteComponent(() => import("./fleet-page.tsx"), "FleetPage"),
});
