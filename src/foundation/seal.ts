import { createSecretKey } from "node:crypto";
import { CompactEncrypt, compactDecrypt } from "jose";

/** Encrypts and opens small texts with one key, as compact JWE (RFC 7516: `dir` with A256GCM). */
export type Sealer = {
  readonly seal: (text: string) => Promise<string>;
  readonly open: (sealed: string) => Promise<string>;
};

/** `key` is 32 bytes. `open` throws when the text was sealed by another key or altered. */
export function createSealer(key: Uint8Array): Sealer {
  const cryptoKey = createSecretKey(key).toCryptoKey("AES-GCM", false, ["encrypt", "decrypt"]);
  return {
    seal: (text) =>
      new CompactEncrypt(new TextEncoder().encode(text))
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .encrypt(cryptoKey),
    open: async (sealed) => new TextDecoder().decode((await compactDecrypt(sealed, cryptoKey)).plaintext),
  };
}
