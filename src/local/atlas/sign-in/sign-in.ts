import type { HttpBindings } from "@hono/node-server";
import type { MiddlewareHandler } from "hono";
import { refuseSignIn } from "../http/answers.ts";
import { writeAnswer } from "../http/write-answer.ts";
import { type DigestKey, digestChallenge, verifyDigest } from "./digest.ts";
import type { Nonces } from "./nonces.ts";

export type SignIn = {
  readonly key: DigestKey;
  readonly nonces: Nonces;
  /** Whether a bearer token is one of ours and still good. */
  readonly isToken: (token: string) => Promise<boolean>;
};

/** Lets a request through when it is signed with the API key or carries a service account's token; else 401. */
export function requireSignIn(signIn: SignIn): MiddlewareHandler<{ Bindings: HttpBindings }> {
  return async (c, next) => {
    const authorization = c.req.header("authorization") ?? "";
    const [scheme = "", token = ""] = authorization.split(" ", 2);
    if (scheme.toLowerCase() === "bearer" && (await signIn.isToken(token))) return next();
    const request = { method: c.req.method, target: c.env.incoming.url ?? "", authorization };
    const verdict = verifyDigest(request, signIn.key, signIn.nonces);
    if (verdict === "ok") return next();
    const challenge = digestChallenge(signIn.nonces, verdict === "stale");
    const refusal = { ...refuseSignIn(), headers: { "WWW-Authenticate": challenge } };
    return writeAnswer(refusal, { version: "", headers: {}, pretty: false, envelope: false });
  };
}
