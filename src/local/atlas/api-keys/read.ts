import { type Answer, isRefusal, reply } from "../http/answers.ts";
import type { GroupCall, OrgCall } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import { organization } from "../store/store.ts";
import { findKey } from "./find.ts";
import { keyView } from "./view.ts";

export function listOrgApiKeys({ context, org, query, href }: OrgCall): Answer {
  const keys = context.store.apiKeys.list(organization).filter((key) => key.orgId === org.id);
  const cut = page(keys, query, href);
  return isRefusal(cut) ? cut : reply(200, { ...cut, results: cut.results.map((key) => keyView(context, key)) });
}

export function getOrgApiKey({ context, org, params }: OrgCall): Answer {
  const key = findKey(context, org.id, params.apiUserId ?? "");
  return isRefusal(key) ? key : reply(200, keyView(context, key));
}

/** The keys that have a role in the project itself. */
export function listGroupApiKeys({ context, group, query, href }: GroupCall): Answer {
  const granted = new Set(context.store.grants.list(group.id).map(({ principalId }) => principalId));
  const keys = context.store.apiKeys.list(organization).filter(({ id }) => granted.has(id));
  const cut = page(keys, query, href);
  return isRefusal(cut) ? cut : reply(200, { ...cut, results: cut.results.map((key) => keyView(context, key)) });
}
