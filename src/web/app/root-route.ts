import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, redirect } from "@tanstack/react-router";
import { RefusedCall } from "../../api/client.ts";
import { NotFound } from "../components/not-found.tsx";
import { OpsLayout } from "../layouts/ops-layout.tsx";
import { PublicLayout } from "../layouts/public-layout.tsx";
import { sessionQuery } from "../queries/session.ts";
import { Root } from "./root.tsx";

export type RouteContext = { readonly queryClient: QueryClient };

export const rootRoute = createRootRouteWithContext<RouteContext>()({ component: Root, notFoundComponent: NotFound });

/** Every page that is open to everybody stands in this frame. */
export const publicRoute = createRoute({ getParentRoute: () => rootRoute, id: "public", component: PublicLayout });

/** Every page of the console stands in this frame, behind the sign-in. */
export const opsRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "console",
  component: OpsLayout,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData({ ...sessionQuery, revalidateIfStale: true });
    } catch (error) {
      if (!(error instanceof RefusedCall && error.status === 401)) throw error;
      throw redirect({ to: "/ops/sign-in", search: { to: location.href } });
    }
  },
});
