import { listClusters } from "../clusters/find.ts";
import type { AtlasContext } from "../context.ts";
import type { Group } from "./model.ts";

/** A project as the API shows it. */
export function groupView(context: AtlasContext, group: Group) {
  const { id, name, orgId, created, tags, withDefaultAlertsSettings, regionUsageRestrictions } = group;
  return {
    clusterCount: listClusters(context, id).length,
    created,
    id,
    links: [{ href: `${context.baseUrl}/api/atlas/v2/groups/${id}`, rel: "self" }],
    name,
    orgId,
    ...(regionUsageRestrictions === undefined ? {} : { regionUsageRestrictions }),
    tags,
    withDefaultAlertsSettings,
  };
}
