import { z } from "zod";
import { setGrant } from "../callers/grants.ts";
import { readGroupRoles, readOrgRoles } from "../callers/read-roles.ts";
import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall, OrgCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { organization } from "../store/store.ts";
import { accountOfGroup, accountOfOrg } from "./find.ts";
import type { ServiceAccount } from "./model.ts";
import { refuseTexts } from "./names.ts";
import { accountView } from "./view.ts";

const Body = z.strictObject({
  name: z.string().nullish(),
  description: z.string().nullish(),
  roles: z.array(z.string()).min(1).nullish(),
});
type Body = z.infer<typeof Body>;

/** Changes an account of the organization; the installation's own stays an owner. */
export function updateOrgServiceAccount(call: OrgCall): Answer {
  const account = accountOfOrg(call);
  if (isRefusal(account)) return account;
  const wanted = parseBody(Body, call.body);
  if (isRefusal(wanted)) return wanted;
  const orgRoles = wanted.roles ? readOrgRoles(wanted.roles) : account.orgRoles;
  if (isRefusal(orgRoles)) return orgRoles;
  if (account.builtIn && !orgRoles.includes("ORG_OWNER")) return refuse("CANNOT_DEMOTE_LAST_ORG_OWNER");
  const changed = withTexts({ ...account, orgRoles }, wanted);
  if (isRefusal(changed)) return changed;
  call.context.store.serviceAccounts.put(organization, account.clientId, changed);
  return reply(200, accountView(changed));
}

/** Changes an account's texts, and its roles in the project. */
export function updateGroupServiceAccount(call: GroupCall): Answer {
  const account = accountOfGroup(call);
  if (isRefusal(account)) return account;
  const wanted = parseBody(Body, call.body);
  if (isRefusal(wanted)) return wanted;
  const { store } = call.context;
  const held = store.grants.get(call.group.id, account.clientId)?.roles ?? [];
  const roles = wanted.roles ? readGroupRoles(wanted.roles) : held;
  if (isRefusal(roles)) return roles;
  const changed = withTexts(account, wanted);
  if (isRefusal(changed)) return changed;
  store.transaction(() => {
    store.serviceAccounts.put(organization, account.clientId, changed);
    setGrant(store, call.group.id, account.clientId, roles);
  });
  return reply(200, accountView(changed, roles));
}

function withTexts(account: ServiceAccount, wanted: Body): ServiceAccount | Refusal {
  const { name, description } = wanted;
  return (
    refuseTexts(wanted) ?? {
      ...account,
      name: name ?? account.name,
      description: description ?? account.description,
    }
  );
}
