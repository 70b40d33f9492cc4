import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { opsRoute } from "../../../app/root-route.ts";

export const runRoute = createRoute({
  getParentRoute: () => opsRoute,
  path: "/ops/runs/$id",
  component: lazyRouteComponent(() => import("./run-page.tsx"), "RunPage"),
});
