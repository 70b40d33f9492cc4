import type { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { Loading } from "../components/loading.tsx";
import { PageError } from "../components/page-error.tsx";
import { opsRoute, publicRoute, rootRoute } from "./root-route.ts";
import { opsPages, publicPages, signInPage } from "./routes.ts";

/** Every page with its address. A new page is a folder in `pages` and a line in `routes.ts`. */
const routeTree = rootRoute.addChildren([
  publicRoute.addChildren(publicPages),
  opsRoute.addChildren(opsPages),
  signInPage,
]);

export function createPages(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: Loading,
    defaultErrorComponent: PageError,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be added to
  interface Register {
    router: ReturnType<typeof createPages>;
  }
}
