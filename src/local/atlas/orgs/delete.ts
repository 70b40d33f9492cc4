import { type Answer, refuse, reply } from "../http/answers.ts";
import type { OrgCall } from "../http/operation.ts";
import { organization } from "../store/store.ts";

/**
 * Deletes an organization without projects; its keys, service accounts and teams go with it. The one that the
 * installation began with stays.
 */
export function deleteOrg({ context, org }: OrgCall): Answer {
  const { store } = context;
  if (store.groups.list(organization).some((group) => group.orgId === org.id)) return refuse("ORG_NOT_EMPTY");
  if (org.id === context.orgId) return refuse("CANNOT_DELETE_LAST_ADMIN");
  store.transaction(() => {
    for (const key of store.apiKeys.all()) {
      if (key.orgId === org.id) store.apiKeys.remove(organization, key.publicKey);
    }
    for (const account of store.serviceAccounts.all()) {
      if (account.orgId === org.id) store.serviceAccounts.remove(organization, account.clientId);
    }
    store.teams.removeAll(org.id);
    store.organizations.remove(organization, org.id);
  });
  return reply(204);
}
