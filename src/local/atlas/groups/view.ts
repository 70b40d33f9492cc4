import { listClusters } from "../clusters/find.ts";
import type { AtlasContext } from "../context.ts";
import type { Group } from "./model.ts";

/** A project as lists show it. */
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

/** A project as it is shown alone, with links to what belongs to it. */
export function wholeGroupView(context: AtlasContext, group: Group) {
  const view = groupView(context, group);
  const parts = ["containers", "clusters", "databaseUsers", "peers", "processes", "whitelist"];
  const more = parts.map((part) => ({
    href: `${context.baseUrl}/api/atlas/v2/groups/${group.id}/${part}`,
    rel: `https://cloud.mongodb.com/${part}`,
  }));
  return { ...view, links: [...view.links, ...more] };
}
