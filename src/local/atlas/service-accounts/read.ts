import { grantsOf } from "../callers/grants.ts";
import { type Answer, isRefusal, reply } from "../http/answers.ts";
import type { GroupCall, OrgCall } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import { organization } from "../store/store.ts";
import { accountOfGroup, accountOfOrg } from "./find.ts";
import { accountView } from "./view.ts";

export function listOrgServiceAccounts({ context, org, query, href }: OrgCall): Answer {
  const accounts = context.store.serviceAccounts.list(organization).filter(({ orgId }) => orgId === org.id);
  const cut = page(accounts, query, href);
  return isRefusal(cut) ? cut : reply(200, { ...cut, results: cut.results.map((account) => accountView(account)) });
}

export function getOrgServiceAccount(call: OrgCall): Answer {
  const account = accountOfOrg(call);
  return isRefusal(account) ? account : reply(200, accountView(account));
}

/** The projects in which an account has roles. */
export function getServiceAccountGroups(call: OrgCall): Answer {
  const account = accountOfOrg(call);
  if (isRefusal(account)) return account;
  const groups = grantsOf(call.context.store, account.clientId).map(({ groupId, roles }) => ({ groupId, roles }));
  const cut = page(groups, call.query, call.href);
  return isRefusal(cut) ? cut : reply(200, cut);
}

export function listGroupServiceAccounts({ context, group, query, href }: GroupCall): Answer {
  const { store } = context;
  const grants = new Map(store.grants.list(group.id).map(({ principalId, roles }) => [principalId, roles]));
  const accounts = store.serviceAccounts.list(organization).filter(({ clientId }) => grants.has(clientId));
  const cut = page(accounts, query, href);
  if (isRefusal(cut)) return cut;
  const results = cut.results.map((account) => accountView(account, grants.get(account.clientId)));
  return reply(200, { ...cut, results });
}

export function getGroupServiceAccount(call: GroupCall): Answer {
  const account = accountOfGroup(call);
  if (isRefusal(account)) return account;
  return reply(200, accountView(account, call.context.store.grants.get(call.group.id, account.clientId)?.roles));
}
