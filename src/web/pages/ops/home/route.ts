import { createRoute, redirect } from "@tanstack/react-router";
import { opsRoute } from "../../../app/root-route.ts";

/** The console begins with the fleet. */
export const opsHomeRoute = createRoute({
  getParentRoute: () => opsRoute,
  path: "/ops",
  beforeLoad: () => {
    throw redirect({ to: "/ops/fleet", replace: true });
  },
});
