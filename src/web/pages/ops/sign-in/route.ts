import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../../app/root-route.ts";

const reasons = ["expired", "signed-out"] as const;

export type SignInSearch = {
  /** Where to go afterwards: an address of the console. */
  readonly to?: string;
  readonly reason?: (typeof reasons)[number];
};

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ops/sign-in",
  validateSearch: ({ to, reason }: Record<string, unknown>): SignInSearch => ({
    ...(isOfConsole(to) && { to }),
    ...(isReason(reason) && { reason }),
  }),
  component: lazyRouteComponent(() => import("./sign-in-page.tsx"), "SignInPage"),
});

/** Nobody is sent elsewhere by a link to the sign-in. */
function isOfConsole(to: unknown): to is string {
  return typeof to === "string" && /^\/ops(\/|$|\?)/.test(to);
}

function isReason(reason: unknown): reason is (typeof reasons)[number] {
  return reasons.some((one) => one === reason);
}
