import { sessionQuery } from "../queries/session.ts";
import { createQueryClient } from "./query-client.ts";
import { createPages } from "./router.ts";

/** The pages and what they know. A session that is over leads from the console to the sign-in, and back afterwards. */
export function openPages() {
  const queryClient = createQueryClient(() => {
    const { pathname, href } = router.state.location;
    const wasSignedIn = queryClient.getQueryData(sessionQuery.queryKey) !== undefined;
    if (!wasSignedIn || !pathname.startsWith("/ops") || pathname === "/ops/sign-in") return;
    queryClient.clear();
    void router.navigate({ to: "/ops/sign-in", search: { to: href, reason: "expired" } });
  });
  const router = createPages(queryClient);
  return { queryClient, router };
}
