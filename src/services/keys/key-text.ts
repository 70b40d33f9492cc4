import { createHash, timingSafeEqual } from "node:crypto";
import { type ApiKey, KeyId } from "../../domain/keys.ts";
import { newId, type RandomBytes, randomText } from "../../foundation/ids.ts";

const secretLength = 40;
const pattern = new RegExp(`^ck_([0-9a-z]{20})_([0-9a-z]{${secretLength}})$`);

export type KeyParts = { readonly id: KeyId; readonly secret: string };

/** A new key's parts: the id is public and finds the key, the secret's 200 random bits prove it. */
export function newKeyParts(random: RandomBytes): KeyParts {
  return { id: KeyId.parse(newId("key", random)), secret: randomText(secretLength, random) };
}

/** What the holder sends: `ck_<20 characters of the id>_<40 characters of the secret>`. */
export function keyTextOf({ id, secret }: KeyParts): string {
  return `ck_${id.slice("key_".length)}_${secret}`;
}

/** The parts of what somebody sent; null if it can't be a key. */
export function readKeyText(text: string): KeyParts | null {
  const [, id, secret] = pattern.exec(text) ?? [];
  return id && secret ? { id: KeyId.parse(`key_${id}`), secret } : null;
}

/** A plain hash is enough where a password would need a slow one: nobody guesses 200 random bits. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Compares in constant time. */
export function isSecretOf({ hash }: Pick<ApiKey, "hash">, secret: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(hash));
}
