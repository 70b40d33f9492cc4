import type { AtlasContext } from "../context.ts";
import type { Organization } from "./model.ts";

/** An organization as lists show it. */
export function orgView(context: AtlasContext, { id, name, skipDefaultAlertsSettings }: Organization) {
  const links = [{ href: orgHref(context, id), rel: "self" }];
  return { id, isDeleted: false, links, name, skipDefaultAlertsSettings };
}

/** An organization as it is shown alone, with links to what belongs to it. */
export function wholeOrgView(context: AtlasContext, org: Organization) {
  const view = orgView(context, org);
  const parts = ["groups", "teams", "users"];
  const more = parts.map((part) => ({
    href: `${orgHref(context, org.id)}/${part}`,
    rel: `https://cloud.mongodb.com/${part}`,
  }));
  return { ...view, links: [...view.links, ...more] };
}

/** The address of an organization. */
export function orgHref({ baseUrl }: AtlasContext, orgId: string): string {
  return `${baseUrl}/api/atlas/v2/orgs/${orgId}`;
}
