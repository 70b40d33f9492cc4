import { addItems, findItem, withoutItem } from "../callers/access-list.ts";
import type { NetworkItem } from "../callers/network-list.ts";
import type { AtlasContext } from "../context.ts";
import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { OrgCall } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import { orgHref } from "../orgs/view.ts";
import { organization } from "../store/store.ts";
import { findKey } from "./find.ts";
import type { ApiKey } from "./model.ts";

export function listOrgAccessEntries(call: OrgCall): Answer {
  const key = keyOf(call);
  return isRefusal(key) ? key : listed(call, key);
}

export function createOrgAccessEntry(call: OrgCall): Answer {
  const key = ownKeyOf(call);
  if (isRefusal(key)) return key;
  const accessList = addItems(key.accessList, call.body, call.context.clock.now());
  if (isRefusal(accessList)) return accessList;
  const changed: ApiKey = { ...key, accessList };
  call.context.store.apiKeys.put(organization, key.publicKey, changed);
  return listed(call, changed);
}

export function getOrgAccessEntry(call: OrgCall): Answer {
  const key = keyOf(call);
  if (isRefusal(key)) return key;
  const item = itemOf(call, key);
  return isRefusal(item) ? item : reply(200, itemView(call.context, key, item));
}

export function deleteAccessEntry(call: OrgCall): Answer {
  const key = ownKeyOf(call);
  if (isRefusal(key)) return key;
  const item = itemOf(call, key);
  if (isRefusal(item)) return item;
  const accessList = withoutItem(key, item, call);
  if (isRefusal(accessList)) return accessList;
  call.context.store.apiKeys.put(organization, key.publicKey, { ...key, accessList });
  return reply(204);
}

function keyOf({ context, org, params }: OrgCall): ApiKey | Refusal {
  return findKey(context, org.id, params.apiUserId ?? "");
}

/** A key's list is changed by an owner of the organization, or with the key itself. */
function ownKeyOf(call: OrgCall): ApiKey | Refusal {
  const key = keyOf(call);
  if (isRefusal(key)) return key;
  const { id, orgRoles } = call.caller;
  return orgRoles.includes("ORG_OWNER") || id === key.id ? key : refuse("USER_UNAUTHORIZED");
}

function itemOf({ params }: OrgCall, key: ApiKey): NetworkItem | Refusal {
  const asked = params.ipAddress ?? "";
  return findItem(key.accessList, asked) ?? refuse("API_KEY_ACCESS_LIST_NOT_FOUND", asked, key.publicKey);
}

function listed({ context, query, href }: OrgCall, key: ApiKey): Answer {
  const cut = page(key.accessList, query, href);
  if (isRefusal(cut)) return cut;
  return reply(200, { ...cut, results: cut.results.map((item) => itemView(context, key, item)) });
}

function itemView(context: AtlasContext, key: ApiKey, { cidrBlock, ipAddress, created }: NetworkItem) {
  const own = encodeURIComponent(ipAddress ?? cidrBlock);
  const href = `${orgHref(context, key.orgId)}/apiKeys/${key.id}/accessList/${own}`;
  return { cidrBlock, count: 0, created, ...(ipAddress ? { ipAddress } : {}), links: [{ href, rel: "self" }] };
}
