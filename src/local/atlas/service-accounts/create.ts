import { z } from "zod";
import { setGrant } from "../callers/grants.ts";
import { readGroupRoles, readOrgRoles } from "../callers/read-roles.ts";
import type { AtlasContext } from "../context.ts";
import { type Answer, isRefusal, type Refusal, refuseField, reply } from "../http/answers.ts";
import type { GroupCall, OrgCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { newClientId } from "../ids.ts";
import type { Organization } from "../orgs/model.ts";
import { organization } from "../store/store.ts";
import { atlasTime } from "../time.ts";
import type { NewAccount } from "./model.ts";
import { refuseTexts } from "./names.ts";
import { newSecret } from "./secrets.ts";
import { newAccountView } from "./view.ts";

const shortestHours = 8;

export const AccountRequest = z.strictObject({
  name: z.string(),
  description: z.string(),
  roles: z.array(z.string()).min(1),
  secretExpiresAfterHours: z.int(),
});
export type AccountRequest = z.infer<typeof AccountRequest>;

/** `POST /orgs/{orgId}/serviceAccounts`: the one answer that holds the secret. */
export function createOrgServiceAccount({ context, org, body }: OrgCall): Answer {
  const wanted = parseBody(AccountRequest, body);
  if (isRefusal(wanted)) return wanted;
  const made = createAccount(context, org, wanted);
  if (isRefusal(made)) return made;
  context.store.serviceAccounts.put(organization, made.account.clientId, made.account);
  return reply(201, newAccountView(made));
}

/** `POST /groups/{groupId}/serviceAccounts`: a plain member of the organization with roles in the project. */
export function createGroupServiceAccount({ context, group, body }: GroupCall): Answer {
  const wanted = parseBody(AccountRequest, body);
  if (isRefusal(wanted)) return wanted;
  const { store } = context;
  const org = store.organizations.get(organization, group.orgId);
  const roles = readGroupRoles(wanted.roles);
  if (isRefusal(roles) || org === undefined)
    return isRefusal(roles) ? roles : refuseField("groupId", "has no organization");
  const made = createAccount(context, org, { ...wanted, roles: ["ORG_MEMBER"] });
  if (isRefusal(made)) return made;
  store.transaction(() => {
    store.serviceAccounts.put(organization, made.account.clientId, made.account);
    setGrant(store, group.id, made.account.clientId, roles);
  });
  return reply(201, newAccountView(made, roles));
}

/** Draws an account that is not stored yet, or tells why there can't be one. */
export function createAccount(
  { random, clock }: AtlasContext,
  org: Organization,
  wanted: AccountRequest,
): NewAccount | Refusal {
  const refusal = refuseTexts(wanted) ?? refuseHours(org, wanted.secretExpiresAfterHours);
  if (refusal !== undefined) return refusal;
  const orgRoles = readOrgRoles(wanted.roles);
  if (isRefusal(orgRoles)) return orgRoles;
  const now = clock.now();
  const { value, kept } = newSecret(random, now, wanted.secretExpiresAfterHours);
  const account = {
    ...{ clientId: newClientId(random), orgId: org.id, name: wanted.name, description: wanted.description },
    ...{ createdAt: atlasTime(now), orgRoles, accessList: [], secrets: [kept], builtIn: false },
  };
  return { account, secret: kept, value };
}

/** Refuses a life of a secret that the organization does not allow. */
export function refuseHours({ settings }: Organization, hours: number): Refusal | undefined {
  const longest = settings.maxServiceAccountSecretValidityInHours;
  if (hours >= shortestHours && hours <= longest) return undefined;
  return refuseField("secretExpiresAfterHours", `must be between ${shortestHours} and ${longest}`);
}
