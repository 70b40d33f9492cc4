import { z } from "zod";
import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { Call, GroupCall, OrgCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { organization } from "../store/store.ts";
import { refuseHours } from "./create.ts";
import { accountOfGroup, accountOfOrg } from "./find.ts";
import type { ServiceAccount } from "./model.ts";
import { mostSecrets, newSecret } from "./secrets.ts";
import { newSecretView } from "./view.ts";

const Body = z.strictObject({ secretExpiresAfterHours: z.int() });

export function createOrgSecret(call: OrgCall): Answer {
  return createSecret(call, accountOfOrg(call));
}

export function createGroupSecret(call: GroupCall): Answer {
  return createSecret(call, accountOfGroup(call));
}

export function deleteOrgSecret(call: OrgCall): Answer {
  return deleteSecret(call, accountOfOrg(call));
}

export function deleteGroupSecret(call: GroupCall): Answer {
  return deleteSecret(call, accountOfGroup(call));
}

function createSecret({ context, body }: Call, account: ServiceAccount | Refusal): Answer {
  if (isRefusal(account)) return account;
  const wanted = parseBody(Body, body);
  if (isRefusal(wanted)) return wanted;
  const { store, random, clock } = context;
  const org = store.organizations.get(organization, account.orgId);
  const refusal = org === undefined ? undefined : refuseHours(org, wanted.secretExpiresAfterHours);
  if (refusal !== undefined) return refusal;
  const now = clock.now();
  const standing = account.secrets.filter(({ expiresAt }) => new Date(expiresAt) > now);
  if (standing.length >= mostSecrets) return refuse("SERVICE_ACCOUNT_MAX_SECRETS_REACHED", mostSecrets);
  const { value, kept } = newSecret(random, now, wanted.secretExpiresAfterHours);
  store.serviceAccounts.put(organization, account.clientId, { ...account, secrets: [...standing, kept] });
  return reply(201, newSecretView(kept, value));
}

function deleteSecret({ context, params }: Call, account: ServiceAccount | Refusal): Answer {
  if (isRefusal(account)) return account;
  const { secretId = "" } = params;
  const left = account.secrets.filter(({ id }) => id !== secretId);
  if (left.length === account.secrets.length) {
    return refuse("SERVICE_ACCOUNT_SECRET_NOT_FOUND", secretId, account.clientId);
  }
  if (account.builtIn && left.length === 0) return refuse("CANNOT_DELETE_LAST_ADMIN");
  context.store.serviceAccounts.put(organization, account.clientId, { ...account, secrets: left });
  return reply(204);
}
