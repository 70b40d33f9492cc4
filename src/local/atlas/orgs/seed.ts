import type { Installation } from "../installation.ts";
import type { PasswordVault } from "../password-vault.ts";
import { keepSecret } from "../service-accounts/secrets.ts";
import { digestSecret } from "../sign-in/digest.ts";
import { organization, type Store } from "../store/store.ts";
import { atlasTime } from "../time.ts";
import { OrgSettings } from "./model.ts";

const never = new Date("2999-12-31T00:00:00Z");

/**
 * Makes the installation's organization, API key and service account where the store doesn't hold them yet. Both own
 * the organization for good: they stand for the person at Atlas' web page.
 */
export async function seedOrganization(
  { store, vault, now }: { readonly store: Store; readonly vault: PasswordVault; readonly now: Date },
  installation: Installation,
): Promise<void> {
  const { orgId, apiKeyId, publicKey, privateKey, clientId, clientSecret } = installation;
  const sealedSecret = await vault.seal(digestSecret(publicKey, privateKey));
  const owner = { orgId, orgRoles: ["ORG_OWNER" as const], accessList: [], builtIn: true };
  store.transaction(() => {
    if (store.organizations.get(organization, orgId) === undefined) {
      const settings = OrgSettings.parse({});
      const org = { id: orgId, name: "Local-Atlas", skipDefaultAlertsSettings: false, settings };
      store.organizations.put(organization, orgId, org);
    }
    if (store.apiKeys.get(organization, publicKey) === undefined) {
      const privateKeyEnd = privateKey.slice(-12);
      const key = { ...owner, id: apiKeyId, publicKey, sealedSecret, privateKeyEnd, desc: "local Atlas" };
      store.apiKeys.put(organization, publicKey, key);
    }
    if (store.serviceAccounts.get(organization, clientId) === undefined) {
      const secrets = [keepSecret(clientSecret, apiKeyId, now, never)];
      const names = { name: "local Atlas", description: "Made with the installation" };
      store.serviceAccounts.put(organization, clientId, {
        ...{ ...owner, ...names, clientId, secrets, createdAt: atlasTime(now) },
      });
    }
  });
}
