import { createHash, randomBytes } from "node:crypto";

export type Challenge = {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque?: string | undefined;
  readonly algorithm: "MD5" | "SHA-256";
};

/** Reads a `WWW-Authenticate` header (RFC 7616); undefined if it is not a digest challenge that we can answer. */
export function parseChallenge(header: string | undefined): Challenge | undefined {
  if (!header || !/^Digest /i.test(header)) return undefined;
  const fields = new Map<string, string>();
  for (const [, name, quoted, plain] of header.matchAll(/([\w-]+)=(?:"([^"]*)"|([^,\s]*))/g)) {
    if (name) fields.set(name.toLowerCase(), quoted ?? plain ?? "");
  }
  const [realm, nonce] = [fields.get("realm"), fields.get("nonce")];
  const algorithm = (fields.get("algorithm") ?? "MD5").toUpperCase();
  if (realm === undefined || nonce === undefined) return undefined;
  if (algorithm !== "MD5" && algorithm !== "SHA-256") return undefined;
  return { realm, nonce, opaque: fields.get("opaque"), algorithm };
}

/**
 * The `Authorization` header that answers a challenge with quality of protection `auth`. `use` counts the requests that
 * were signed with the challenge's nonce, this one included.
 */
export function answerChallenge(
  challenge: Challenge,
  request: { method: string; uri: string; username: string; password: string },
  clientNonce = randomBytes(16).toString("hex"),
  use = 1,
): string {
  const hash = (text: string) => createHash(challenge.algorithm.replace("-", "")).update(text).digest("hex");
  const { username, password, method, uri } = request;
  const secret = hash(`${username}:${challenge.realm}:${password}`);
  const count = use.toString(16).padStart(8, "0");
  const response = hash(`${secret}:${challenge.nonce}:${count}:${clientNonce}:auth:${hash(`${method}:${uri}`)}`);
  const fields = [
    `username="${username}", realm="${challenge.realm}", nonce="${challenge.nonce}", uri="${uri}"`,
    `response="${response}", algorithm=${challenge.algorithm}, qop=auth, nc=${count}, cnonce="${clientNonce}"`,
  ];
  if (challenge.opaque !== undefined) fields.push(`opaque="${challenge.opaque}"`);
  return `Digest ${fields.join(", ")}`;
}
