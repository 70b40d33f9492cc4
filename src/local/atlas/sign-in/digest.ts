import { createHash } from "node:crypto";
import { equal, type Nonces } from "./nonces.ts";

const realm = "MMS Public API";

/** Atlas' challenge, to the letter: clients parse it by its separators (RFC 7616 with MD5 and `auth` only). */
export function digestChallenge(nonces: Nonces, stale: boolean): string {
  return `Digest realm="${realm}", domain="", nonce="${nonces.issue()}", algorithm=MD5, qop="auth", stale=${stale}`;
}

/** What a key's digests are made with: H(username:realm:password). */
export function digestSecret(publicKey: string, privateKey: string): string {
  return md5(`${publicKey}:${realm}:${privateKey}`);
}

export type DigestFields = Readonly<Record<string, string | undefined>>;

/** The members of an `Authorization: Digest` header; none when it is another scheme. */
export function readDigest(header: string): DigestFields {
  const fields = new Map<string, string>();
  if (!/^digest\s/i.test(header)) return {};
  for (const [, name = "", quoted, plain = ""] of header.slice(7).matchAll(/(\w+)=(?:"([^"]*)"|([^\s,"]+))/g)) {
    fields.set(name.toLowerCase(), quoted ?? plain);
  }
  return Object.fromEntries(fields);
}

export type DigestRequest = { readonly method: string; readonly target: string; readonly given: DigestFields };

/**
 * Checks a digest against the key's secret. `target` is the request line's path with its query, as it came. `stale`
 * means: right key, nonce too old.
 */
export function verifyDigest(request: DigestRequest, secret: string, nonces: Nonces): "ok" | "stale" | "refused" {
  const { given, method, target } = request;
  const { nonce = "", uri = "", response = "", nc = "", cnonce = "", qop = "", algorithm = "MD5" } = given;
  if (given.realm !== realm || uri !== target || qop !== "auth" || algorithm !== "MD5") return "refused";
  const expected = md5(`${secret}:${nonce}:${nc}:${cnonce}:${qop}:${md5(`${method}:${uri}`)}`);
  const age = nonces.check(nonce);
  if (!equal(response, expected) || age === "unknown") return "refused";
  return age === "stale" ? "stale" : "ok";
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
