import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { opsRoute } from "../../../app/root-route.ts";

export const approvalsRoute = createRoute({
  getParentRoute: () => opsRoute,
  path: "/ops/approvals",
  component: lazyRouteComponent(() => import("./approvals-page.tsx"), "ApprovalsPage"),
});
