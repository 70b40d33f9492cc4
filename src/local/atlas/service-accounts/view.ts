import type { GroupRole, OrgRole } from "../callers/roles.ts";
import type { AccountSecret, NewAccount, ServiceAccount } from "./model.ts";

/** A service account as the API shows it. `roles` are those in the organization, or in the project it is asked for. */
export function accountView(account: ServiceAccount, roles: readonly (OrgRole | GroupRole)[] = account.orgRoles) {
  const { clientId, createdAt, description, name, secrets } = account;
  return { clientId, createdAt, description, name, roles, secrets: secrets.map(secretView) };
}

/** A new account, with the value of its secret that is never shown again. */
export function newAccountView({ account, secret, value }: NewAccount, roles?: readonly GroupRole[]) {
  return { ...accountView(account, roles), secrets: [newSecretView(secret, value)] };
}

/** A secret without its value. */
export function secretView({ id, createdAt, expiresAt, lastUsedAt, masked }: AccountSecret) {
  return { createdAt, expiresAt, id, ...(lastUsedAt ? { lastUsedAt } : {}), maskedSecretValue: masked };
}

/** A new secret: its value instead of the masked one. */
export function newSecretView({ id, createdAt, expiresAt }: AccountSecret, secret: string) {
  return { createdAt, expiresAt, id, secret };
}
