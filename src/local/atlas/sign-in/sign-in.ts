import type { HttpBindings } from "@hono/node-server";
import type { MiddlewareHandler } from "hono";
import type { Caller } from "../callers/caller.ts";
import { isListed, plainAddress } from "../callers/network-list.ts";
import { type Refusal, refuse, refuseSignIn } from "../http/answers.ts";
import { writeAnswer } from "../http/write-answer.ts";
import type { PasswordVault } from "../password-vault.ts";
import { organization, type Store } from "../store/store.ts";
import { digestChallenge, readDigest, verifyDigest } from "./digest.ts";
import type { Nonces } from "./nonces.ts";
import type { Tokens } from "./tokens.ts";

export type SignIn = {
  readonly store: Store;
  readonly vault: PasswordVault;
  readonly nonces: Nonces;
  readonly tokens: Tokens;
};

/** What a request carries once it is signed in. */
export type SignedIn = { Bindings: HttpBindings; Variables: { caller: Caller } };

type Request = { readonly method: string; readonly target: string; readonly authorization: string };

/**
 * Lets a request through when it is signed with an API key or carries a service account's token, and comes from an
 * address that the key or account may be used from; else 401 with a challenge, or 403.
 */
export function requireSignIn(signIn: SignIn): MiddlewareHandler<SignedIn> {
  return async (c, next) => {
    const authorization = c.req.header("authorization") ?? "";
    const request = { method: c.req.method, target: c.env.incoming.url ?? "", authorization };
    const caller = await identify(signIn, request);
    if (caller === "unknown" || caller === "stale") {
      const challenge = digestChallenge(signIn.nonces, caller === "stale");
      return write({ ...refuseSignIn(), headers: { "WWW-Authenticate": challenge } });
    }
    const refusal = refuseAddress(signIn.store, caller, plainAddress(c.env.incoming.socket.remoteAddress));
    if (refusal !== undefined) return write(refusal);
    c.set("caller", caller);
    return next();
  };
}

async function identify(signIn: SignIn, request: Request): Promise<Caller | "unknown" | "stale"> {
  const [scheme = "", token = ""] = request.authorization.split(" ", 2);
  if (scheme.toLowerCase() === "bearer") return (await accountOf(signIn, token)) ?? "unknown";
  const given = readDigest(request.authorization);
  const key = signIn.store.apiKeys.get(organization, given.username ?? "");
  if (key === undefined) return "unknown";
  const verdict = verifyDigest({ ...request, given }, await signIn.vault.open(key.sealedSecret), signIn.nonces);
  if (verdict !== "ok") return verdict === "stale" ? "stale" : "unknown";
  const { id, orgId, orgRoles, accessList, builtIn } = key;
  return { kind: "apiKey", id, orgId, orgRoles, accessList, builtIn };
}

async function accountOf({ store, tokens }: SignIn, token: string): Promise<Caller | undefined> {
  const clientId = await tokens.read(token);
  const account = clientId === undefined ? undefined : store.serviceAccounts.get(organization, clientId);
  if (account === undefined) return undefined;
  const { orgId, orgRoles, accessList, builtIn } = account;
  return { kind: "serviceAccount", id: account.clientId, orgId, orgRoles, accessList, builtIn };
}

function refuseAddress(store: Store, caller: Caller, address: string): Refusal | undefined {
  if (caller.accessList.length > 0) {
    return isListed(caller.accessList, address) ? undefined : refuse("IP_ADDRESS_NOT_ON_ACCESS_LIST", address);
  }
  const isAsked = store.organizations.get(organization, caller.orgId)?.settings.apiAccessListRequired;
  return isAsked === true && !caller.builtIn ? refuse("ORG_REQUIRES_ACCESS_LIST") : undefined;
}

function write(refusal: Refusal): Response {
  return writeAnswer(refusal, { version: "", headers: {}, pretty: false, envelope: false });
}
