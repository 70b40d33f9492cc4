import { jwtVerify, SignJWT } from "jose";
import type { Clock } from "../../../foundation/clock.ts";
import type { RandomBytes } from "../../../foundation/ids.ts";
import { organization, type Store } from "../store/store.ts";

/** How long a token is good for. */
export const tokenLifeSeconds = 3_600;

export type Tokens = {
  readonly issue: (clientId: string) => Promise<string>;
  /** The client id of a token that is ours, neither over nor given back. */
  readonly read: (token: string) => Promise<string | undefined>;
  /** Gives a token of this client back; anything else is let be (RFC 7009 §2.2). */
  readonly revoke: (clientId: string, token: string) => Promise<void>;
};

type TokenParts = {
  /** Signs the tokens; 32 bytes. */
  readonly key: Uint8Array;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: RandomBytes;
};

/** Access tokens of service accounts: signed, so that only those given back have to be remembered. */
export function createTokens({ key, store, clock, random }: TokenParts): Tokens {
  const open = async (token: string) => {
    try {
      const { payload } = await jwtVerify(token, key, { currentDate: clock.now(), algorithms: ["HS256"] });
      const { sub: clientId, jti: id, exp = 0 } = payload;
      return clientId === undefined || id === undefined ? undefined : { clientId, id, expiresAtMs: exp * 1000 };
    } catch {
      return undefined;
    }
  };
  return {
    issue: (clientId) => {
      const nowSeconds = Math.floor(clock.now().getTime() / 1000);
      return new SignJWT({})
        .setProtectedHeader({ alg: "HS256" })
        .setSubject(clientId)
        .setJti(random(16).toString("hex"))
        .setIssuedAt(nowSeconds)
        .setExpirationTime(nowSeconds + tokenLifeSeconds)
        .sign(key);
    },
    read: async (token) => {
      const opened = await open(token);
      if (opened === undefined || store.revokedTokens.get(organization, opened.id) !== undefined) return undefined;
      return opened.clientId;
    },
    revoke: async (clientId, token) => {
      const opened = await open(token);
      if (opened?.clientId !== clientId) return;
      const { revokedTokens } = store;
      for (const old of revokedTokens.all()) {
        if (old.expiresAtMs < clock.now().getTime()) revokedTokens.remove(organization, old.id);
      }
      revokedTokens.put(organization, opened.id, { id: opened.id, expiresAtMs: opened.expiresAtMs });
    },
  };
}
