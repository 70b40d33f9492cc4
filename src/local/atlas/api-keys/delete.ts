import { removeGrants } from "../callers/grants.ts";
import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { OrgCall } from "../http/operation.ts";
import { organization } from "../store/store.ts";
import { findKey } from "./find.ts";

/** Deletes a key with all its roles; the installation's own stays. */
export function deleteOrgApiKey({ context, org, params }: OrgCall): Answer {
  const key = findKey(context, org.id, params.apiUserId ?? "");
  if (isRefusal(key)) return key;
  if (key.builtIn) return refuse("CANNOT_DELETE_LAST_ADMIN");
  const { store } = context;
  store.transaction(() => {
    removeGrants(store, key.id);
    store.apiKeys.remove(organization, key.publicKey);
  });
  return reply(204);
}
