import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { publicRoute } from "../../app/root-route.ts";

export const hospitalRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: "/hospitals/$id",
  component: lazyRouteComponent(() => import("./hospital-page.tsx"), "HospitalPage"),
});
