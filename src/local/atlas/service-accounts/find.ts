import { type Refusal, refuse } from "../http/answers.ts";
import type { GroupCall, OrgCall } from "../http/operation.ts";
import { organization } from "../store/store.ts";
import type { ServiceAccount } from "./model.ts";

/** The account of the organization that the path names. */
export function accountOfOrg({ context, org, params }: OrgCall): ServiceAccount | Refusal {
  const clientId = params.clientId ?? "";
  const account = context.store.serviceAccounts.get(organization, clientId);
  return account?.orgId === org.id ? account : refuse("SERVICE_ACCOUNT_NOT_FOUND", clientId);
}

/** The account that the path names, which has roles in the project. */
export function accountOfGroup({ context, group, params }: GroupCall): ServiceAccount | Refusal {
  const clientId = params.clientId ?? "";
  const account = context.store.serviceAccounts.get(organization, clientId);
  const isAssigned = context.store.grants.get(group.id, clientId) !== undefined;
  return account !== undefined && isAssigned ? account : refuse("SERVICE_ACCOUNT_NOT_FOUND", clientId);
}
