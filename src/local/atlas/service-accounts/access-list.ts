import { addItems, findItem, withoutItem } from "../callers/access-list.ts";
import type { NetworkItem } from "../callers/network-list.ts";
import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { Call, GroupCall, OrgCall } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import { organization } from "../store/store.ts";
import { accountOfGroup, accountOfOrg } from "./find.ts";
import type { ServiceAccount } from "./model.ts";

export function listOrgAccessList(call: OrgCall): Answer {
  return listed(call, accountOfOrg(call));
}

export function listAccessList(call: GroupCall): Answer {
  return listed(call, accountOfGroup(call));
}

export function createOrgAccessList(call: OrgCall): Answer {
  return added(call, accountOfOrg(call));
}

export function createAccessList(call: GroupCall): Answer {
  return added(call, accountOfGroup(call));
}

export function deleteOrgAccessEntry(call: OrgCall): Answer {
  return removed(call, accountOfOrg(call));
}

export function deleteGroupAccessEntry(call: GroupCall): Answer {
  return removed(call, accountOfGroup(call));
}

function listed({ query, href }: Call, account: ServiceAccount | Refusal): Answer {
  if (isRefusal(account)) return account;
  const cut = page(account.accessList, query, href);
  return isRefusal(cut) ? cut : reply(200, { ...cut, results: cut.results.map(itemView) });
}

function added(call: Call, account: ServiceAccount | Refusal): Answer {
  if (isRefusal(account)) return account;
  const accessList = addItems(account.accessList, call.body, call.context.clock.now());
  if (isRefusal(accessList)) return accessList;
  const changed: ServiceAccount = { ...account, accessList };
  call.context.store.serviceAccounts.put(organization, account.clientId, changed);
  return listed(call, changed);
}

function removed(call: Call, account: ServiceAccount | Refusal): Answer {
  if (isRefusal(account)) return account;
  const { ipAddress = "" } = call.params;
  const { clientId } = account;
  const item = findItem(account.accessList, ipAddress);
  if (item === undefined) return refuse("SERVICE_ACCOUNT_ACCESS_LIST_NOT_FOUND", ipAddress, clientId);
  const accessList = withoutItem({ id: clientId, accessList: account.accessList }, item, call);
  if (isRefusal(accessList)) return accessList;
  call.context.store.serviceAccounts.put(organization, clientId, { ...account, accessList });
  return reply(204);
}

function itemView({ cidrBlock, ipAddress, created }: NetworkItem) {
  return { cidrBlock, createdAt: created, ...(ipAddress ? { ipAddress } : {}), requestCount: 0 };
}
