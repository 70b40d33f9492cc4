import { listGroups } from "../groups/read.ts";
import { type Answer, isRefusal, reply } from "../http/answers.ts";
import type { Call, OrgCall } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import { organization } from "../store/store.ts";
import { orgView, wholeOrgView } from "./view.ts";

/** A key or service account belongs to one organization and sees no other. */
export function listOrgs({ context, caller, query, href }: Call): Answer {
  const name = (query.get("name") ?? "").toLowerCase();
  const own = context.store.organizations.get(organization, caller.orgId);
  const found = own?.name.toLowerCase().startsWith(name) ? [orgView(context, own)] : [];
  const cut = page(found, query, href);
  return isRefusal(cut) ? cut : reply(200, cut);
}

export function getOrg({ context, org }: OrgCall): Answer {
  return reply(200, wholeOrgView(context, org));
}

export function getOrgGroups(call: OrgCall): Answer {
  return listGroups(call);
}
