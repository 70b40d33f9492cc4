import type { AtlasContext } from "../context.ts";
import type { DatabaseUser } from "./model.ts";

/** A user as the API shows it: never with a password. */
export function userView(context: AtlasContext, groupId: string, user: DatabaseUser) {
  const { sealedPassword: _sealed, ...open } = user;
  const path = `/api/atlas/v2/groups/${groupId}/databaseUsers/${encodeURIComponent(user.databaseName)}`;
  const href = `${context.baseUrl}${path}/${encodeURIComponent(user.username)}`;
  return { ...open, groupId, links: [{ href, rel: "self" }] };
}
