import { z } from "zod";
import { setGrant } from "../callers/grants.ts";
import { readGroupRoles } from "../callers/read-roles.ts";
import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { organization } from "../store/store.ts";
import { refuseDescription } from "./create.ts";
import { findKey } from "./find.ts";
import type { ApiKey } from "./model.ts";
import { keyView } from "./view.ts";

const Assignments = z
  .array(z.strictObject({ roles: z.array(z.string()).min(1), userId: z.unknown().optional() }))
  .min(1);

/** `POST /groups/{groupId}/apiKeys/{apiUserId}`: gives a key of the organization roles in the project. */
export function addGroupApiKey({ context, group, params, body }: GroupCall): Answer {
  const key = findKey(context, group.orgId, params.apiUserId ?? "");
  if (isRefusal(key)) return key;
  const wanted = parseBody(Assignments, body);
  if (isRefusal(wanted)) return wanted;
  const roles = readGroupRoles(wanted.flatMap((assignment) => assignment.roles));
  if (isRefusal(roles)) return roles;
  setGrant(context.store, group.id, key.id, roles);
  return reply(204);
}

const Changes = z.strictObject({ desc: z.string().nullish(), roles: z.array(z.string()).min(1).nullish() });

/** `PATCH /groups/{groupId}/apiKeys/{apiUserId}`: replaces the key's roles in the project, or adds the key to it. */
export function updateApiKeyRoles({ context, group, params, body }: GroupCall): Answer {
  const key = findKey(context, group.orgId, params.apiUserId ?? "");
  if (isRefusal(key)) return key;
  const wanted = parseBody(Changes, body);
  if (isRefusal(wanted)) return wanted;
  const roles = wanted.roles ? readGroupRoles(wanted.roles) : undefined;
  if (isRefusal(roles)) return roles;
  const changed: ApiKey = { ...key, desc: wanted.desc ?? key.desc };
  const refusal = refuseDescription(changed.desc);
  if (refusal !== undefined) return refusal;
  const { store } = context;
  store.transaction(() => {
    store.apiKeys.put(organization, key.publicKey, changed);
    if (roles !== undefined) setGrant(store, group.id, key.id, roles);
  });
  return reply(200, keyView(context, changed));
}

/** `DELETE /groups/{groupId}/apiKeys/{apiUserId}`: the key itself stays in the organization. */
export function removeGroupApiKey({ context, group, params }: GroupCall): Answer {
  const id = params.apiUserId ?? "";
  if (context.store.grants.get(group.id, id) === undefined) return refuse("API_KEY_NOT_FOUND", id);
  context.store.grants.remove(group.id, id);
  return reply(204);
}
