import { queryOptions } from "@tanstack/react-query";
import { grantedBy } from "../../api/client.ts";
import { api } from "../api.ts";

/** Who is signed in in this browser; refused with 401 if nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: () => grantedBy(api.api.v1.session.$get()),
  staleTime: 60_000,
});

/** Exchanges a key for a session of this browser. */
export function signIn(key: string) {
  return grantedBy(api.api.v1.session.$post({ json: { key } }));
}

export function signOut() {
  return grantedBy(api.api.v1.session.$delete());
}
