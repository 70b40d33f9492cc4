import { removeGrants } from "../callers/grants.ts";
import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall, OrgCall } from "../http/operation.ts";
import { organization } from "../store/store.ts";
import { accountOfGroup, accountOfOrg } from "./find.ts";

/** Deletes an account; its tokens are good for nothing from now on. The installation's own stays. */
export function deleteOrgServiceAccount(call: OrgCall): Answer {
  const account = accountOfOrg(call);
  if (isRefusal(account)) return account;
  if (account.builtIn) return refuse("CANNOT_DELETE_LAST_ADMIN");
  const { store } = call.context;
  store.transaction(() => {
    removeGrants(store, account.clientId);
    store.serviceAccounts.remove(organization, account.clientId);
  });
  return reply(204);
}

/** Takes an account's roles in the project; the account itself stays in the organization. */
export function deleteGroupServiceAccount(call: GroupCall): Answer {
  const account = accountOfGroup(call);
  if (isRefusal(account)) return account;
  call.context.store.grants.remove(call.group.id, account.clientId);
  return reply(204);
}
