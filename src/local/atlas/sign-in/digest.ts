import { createHash } from "node:crypto";
import { equal, type Nonces } from "./nonces.ts";

const realm = "MMS Public API";

/** Atlas' challenge, to the letter: clients parse it by its separators (RFC 7616 with MD5 and `auth` only). */
export function digestChallenge(nonces: Nonces, stale: boolean): string {
  return `Digest realm="${realm}", domain="", nonce="${nonces.issue()}", algorithm=MD5, qop="auth", stale=${stale}`;
}

export type DigestKey = { readonly publicKey: string; readonly privateKey: string };
export type DigestRequest = { readonly method: string; readonly target: string; readonly authorization: string };

/**
 * Checks an `Authorization: Digest` header against the key. `target` is the request line's path with its query, as it
 * came. `stale` means: right key, nonce too old.
 */
export function verifyDigest(request: DigestRequest, key: DigestKey, nonces: Nonces): "ok" | "stale" | "refused" {
  const given = parseDigest(request.authorization);
  const { username = "", nonce = "", uri = "", response = "", nc = "", cnonce = "", qop = "" } = given;
  const known = equal(username, key.publicKey) && given.realm === realm && uri === request.target && qop === "auth";
  if (!known || (given.algorithm ?? "MD5") !== "MD5") return "refused";
  const secret = md5(`${username}:${realm}:${key.privateKey}`);
  const expected = md5(`${secret}:${nonce}:${nc}:${cnonce}:${qop}:${md5(`${request.method}:${uri}`)}`);
  const age = nonces.check(nonce);
  if (!equal(response, expected) || age === "unknown") return "refused";
  return age === "stale" ? "stale" : "ok";
}

function parseDigest(header: string): Record<string, string | undefined> {
  const fields: Record<string, string> = {};
  if (!/^digest\s/i.test(header)) return fields;
  for (const [, name = "", quoted, plain = ""] of header.slice(7).matchAll(/(\w+)=(?:"([^"]*)"|([^\s,"]+))/g)) {
    fields[name.toLowerCase()] = quoted ?? plain;
  }
  return fields;
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
