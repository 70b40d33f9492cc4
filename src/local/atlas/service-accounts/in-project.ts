import { z } from "zod";
import { setGrant } from "../callers/grants.ts";
import { readGroupRoles } from "../callers/read-roles.ts";
import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { organization } from "../store/store.ts";
import { accountView } from "./view.ts";

const Body = z.strictObject({ roles: z.array(z.string()).min(1) });

/** `POST …/serviceAccounts/{clientId}:invite`: gives an account of the project's organization roles in the project. */
export function inviteGroupServiceAccount({ context, caller, group, params, body }: GroupCall): Answer {
  const clientId = (params.clientId ?? "").replace(/:invite$/, "");
  const isOwner = caller.orgId === group.orgId && caller.orgRoles.includes("ORG_OWNER");
  if (!isOwner) return refuse("USER_UNAUTHORIZED");
  const account = context.store.serviceAccounts.get(organization, clientId);
  if (account?.orgId !== group.orgId) return refuse("SERVICE_ACCOUNT_NOT_FOUND", clientId);
  const wanted = parseBody(Body, body);
  if (isRefusal(wanted)) return wanted;
  const roles = readGroupRoles(wanted.roles);
  if (isRefusal(roles)) return roles;
  setGrant(context.store, group.id, clientId, roles);
  return reply(200, accountView(account, roles));
}
