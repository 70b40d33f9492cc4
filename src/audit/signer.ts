import { createPrivateKey, createPublicKey, hash, sign } from "node:crypto";
import { canonicalJson } from "../foundation/canonical-json.ts";
import type { RandomBytes } from "../foundation/ids.ts";

/** Signs statements about a ledger with the one key of this installation. */
export type Signer = {
  /** First 16 hexadecimal digits of the SHA-256 of the public key (SPKI, DER). */
  readonly keyId: string;
  /** What whoever verifies an export needs, and may be given to anybody. */
  readonly publicKeyPem: string;
  /** Ed25519 over the canonical JSON of the statement, base64url. */
  readonly sign: (statement: Readonly<Record<string, unknown>>) => string;
};

/** `privateKeyPem` is an Ed25519 key as PKCS #8 in PEM. Throws if it is anything else. */
export function createSigner(privateKeyPem: string): Signer {
  const privateKey = createPrivateKey(privateKeyPem);
  if (privateKey.asymmetricKeyType !== "ed25519") throw new Error("the signing key is not an Ed25519 key");
  const publicKey = createPublicKey(privateKey);
  return {
    keyId: hash("sha256", publicKey.export({ type: "spki", format: "der" })).slice(0, 16),
    publicKeyPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
    sign: (statement) => sign(null, Buffer.from(canonicalJson(statement)), privateKey).toString("base64url"),
  };
}

/** What comes before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, section 7). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

/** A new private key, as `createSigner` takes it. A secret. */
export function newSigningKey(random: RandomBytes): string {
  const key = Buffer.concat([pkcs8Prefix, random(32)]);
  return createPrivateKey({ key, format: "der", type: "pkcs8" }).export({ type: "pkcs8", format: "pem" }).toString();
}
