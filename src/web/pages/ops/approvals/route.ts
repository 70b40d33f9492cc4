import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { opsRoute } from "../../../app/root-route.ts";

export type InboxSearch = {
  /** Left out: the runs that wait. */
  readonly show?: "cases";
  /** Of cases: those that are closed. */
  readonly closed?: true;
  readonly cursor?: string;
};

export const approvalsRoute = createRoute({
  getParentRoute: () => opsRoute,
  path: "/ops/approvals",
  validateSearch: ({ show, closed, cursor }: Record<string, unknown>): InboxSearch => ({
    ...(show === "cases" && { show }),
    ...(show === "cases" && closed === true && { closed }),
    ...(typeof cursor === "string" && cursor !== "" && { cursor }),
  }),
  component: lazyRouteComponent(() => import("./approvals-page.tsx"), "ApprovalsPage"),
});
