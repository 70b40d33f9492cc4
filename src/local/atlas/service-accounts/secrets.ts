import { createHash } from "node:crypto";
import type { RandomBytes } from "../../../foundation/ids.ts";
import { newAtlasId, newClientSecret } from "../ids.ts";
import { equal } from "../sign-in/nonces.ts";
import { atlasTime } from "../time.ts";
import type { AccountSecret, ServiceAccount } from "./model.ts";

const hourMs = 3_600_000;

/** How many secrets an account may have at once: the old one and the one that replaces it. */
export const mostSecrets = 2;

/** A new secret: its value, to be shown once, and what is kept of it. */
export function newSecret(random: RandomBytes, now: Date, validHours: number): { value: string; kept: AccountSecret } {
  const value = newClientSecret(random);
  return { value, kept: keepSecret(value, newAtlasId(random), now, new Date(now.getTime() + validHours * hourMs)) };
}

/** What is kept of a secret's value. */
export function keepSecret(value: string, id: string, createdAt: Date, expiresAt: Date): AccountSecret {
  const dates = { createdAt: atlasTime(createdAt), expiresAt: atlasTime(expiresAt) };
  return { id, hash: hashOf(value), masked: `mdb_sa_sk_...${value.slice(-4)}`, ...dates };
}

/** The account's secret of this value, if it is not over. */
export function usableSecret(account: ServiceAccount, value: string, now: Date): AccountSecret | undefined {
  const hash = hashOf(value);
  return account.secrets.find((secret) => equal(secret.hash, hash) && new Date(secret.expiresAt) > now);
}

/** The account with the time noted at which one of its secrets was used. */
export function noteUse(account: ServiceAccount, used: AccountSecret, now: Date): ServiceAccount {
  const lastUsedAt = atlasTime(now);
  return {
    ...account,
    secrets: account.secrets.map((secret) => (secret.id === used.id ? { ...secret, lastUsedAt } : secret)),
  };
}

/** A plain hash is enough for what nobody can guess: 240 random bits. */
function hashOf(value: string): string {
  return createHash("sha256").update(value).digest("base64url");
}
