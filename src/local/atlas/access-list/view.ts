import type { AtlasContext } from "../context.ts";
import type { NetworkEntry } from "./model.ts";

export function entryView(context: AtlasContext, groupId: string, entry: NetworkEntry) {
  const href = `${context.baseUrl}/api/atlas/v2/groups/${groupId}/accessList/${encodeURIComponent(entry.cidrBlock)}`;
  return { ...entry, groupId, links: [{ href, rel: "self" }] };
}
