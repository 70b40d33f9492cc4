import { z } from "zod";
import { readOrgRoles } from "../callers/read-roles.ts";
import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { OrgCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { organization } from "../store/store.ts";
import { refuseDescription } from "./create.ts";
import { findKey } from "./find.ts";
import type { ApiKey } from "./model.ts";
import { keyView } from "./view.ts";

const Body = z.strictObject({ desc: z.string().nullish(), roles: z.array(z.string()).min(1).nullish() });

/** Changes description and roles of a key; the installation's own stays an owner. */
export function updateOrgApiKey({ context, org, params, body }: OrgCall): Answer {
  const key = findKey(context, org.id, params.apiUserId ?? "");
  if (isRefusal(key)) return key;
  const wanted = parseBody(Body, body);
  if (isRefusal(wanted)) return wanted;
  const orgRoles = wanted.roles ? readOrgRoles(wanted.roles) : key.orgRoles;
  if (isRefusal(orgRoles)) return orgRoles;
  if (key.builtIn && !orgRoles.includes("ORG_OWNER")) return refuse("CANNOT_DEMOTE_LAST_ORG_OWNER");
  const desc = wanted.desc ?? key.desc;
  const refusal = refuseDescription(desc);
  if (refusal !== undefined) return refusal;
  const changed: ApiKey = { ...key, desc, orgRoles };
  context.store.apiKeys.put(organization, key.publicKey, changed);
  return reply(200, keyView(context, changed));
}
