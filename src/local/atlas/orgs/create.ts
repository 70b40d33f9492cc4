import { z } from "zod";
import { createKey } from "../api-keys/create.ts";
import { newKeyView } from "../api-keys/view.ts";
import { OrgRole } from "../callers/roles.ts";
import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { Call } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { newAtlasId } from "../ids.ts";
import { AccountRequest, createAccount } from "../service-accounts/create.ts";
import { newAccountView } from "../service-accounts/view.ts";
import { organization } from "../store/store.ts";
import { type Organization, OrgSettings } from "./model.ts";
import { refuseOrgName } from "./names.ts";
import { orgView } from "./view.ts";

const Body = z.strictObject({
  name: z.string(),
  apiKey: z.strictObject({ desc: z.string(), roles: z.array(OrgRole).min(1) }).nullish(),
  serviceAccount: AccountRequest.nullish(),
  orgOwnerId: z.string().nullish(),
  federationSettingsId: z.string().nullish(),
  skipDefaultAlertsSettings: z.boolean().nullish(),
});

/** Makes an organization beside the caller's, with a key or service account of its own if one is asked for. */
export async function createOrg(call: Call): Promise<Answer> {
  const { context, caller, body } = call;
  if (!caller.orgRoles.includes("ORG_OWNER")) return refuse("USER_UNAUTHORIZED");
  const wanted = parseBody(Body, body);
  if (isRefusal(wanted)) return wanted;
  const refusal = refuseOrgName(wanted.name);
  if (refusal !== undefined) return refusal;
  const skipDefaultAlertsSettings = wanted.skipDefaultAlertsSettings ?? false;
  const id = newAtlasId(context.random);
  const org: Organization = { id, name: wanted.name, skipDefaultAlertsSettings, settings: OrgSettings.parse({}) };
  const key = wanted.apiKey
    ? await createKey(context, { orgId: id, desc: wanted.apiKey.desc, orgRoles: wanted.apiKey.roles })
    : undefined;
  const account = wanted.serviceAccount ? createAccount(context, org, wanted.serviceAccount) : undefined;
  if (isRefusal(key)) return key;
  if (isRefusal(account)) return account;
  const { store } = context;
  store.transaction(() => {
    store.organizations.put(organization, id, org);
    if (key !== undefined) store.apiKeys.put(organization, key.key.publicKey, key.key);
    if (account !== undefined) store.serviceAccounts.put(organization, account.account.clientId, account.account);
  });
  const view = {
    ...(key === undefined ? {} : { apiKey: newKeyView(context, key) }),
    ...(wanted.orgOwnerId ? { orgOwnerId: wanted.orgOwnerId } : {}),
    organization: orgView(context, org),
    ...(account === undefined ? {} : { serviceAccount: newAccountView(account) }),
    skipDefaultAlertsSettings,
  };
  return reply(201, view, view.organization.links[0]?.href);
}
