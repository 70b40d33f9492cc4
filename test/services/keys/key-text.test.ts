import { expect, test } from "vitest";
import { newId, systemRandom } from "../../../src/foundation/ids.ts";
import { hashSecret, isSecretOf, keyTextOf, newKeyParts, readKeyText } from "../../../src/services/keys/key-text.ts";

test("a key's text gives back its parts, and holds 200 bits of secret", () => {
  const parts = newKeyParts(systemRandom);
  const text = keyTextOf(parts);
  expect(text).toMatch(/^ck_[0-9a-z]{20}_[0-9a-z]{40}$/);
  expect(readKeyText(text)).toEqual(parts);
});

test("only the very secret is the secret", () => {
  const { secret } = newKeyParts(systemRandom);
  const key = { hash: hashSecret(secret) };
  const other = `${secret.slice(0, -1)}${secret.endsWith("0") ? "1" : "0"}`;
  expect([secret, other, "", `${secret}0`].map((sent) => isSecretOf(key, sent))).toEqual([true, false, false, false]);
});

test.each([
  "",
  "ck_",
  newId("ops", systemRandom),
  `ck_${"a".repeat(20)}`,
  `ck_${"a".repeat(20)}_${"b".repeat(39)}`,
  `ck_${"a".repeat(20)}_${"b".repeat(41)}`,
  `ck_${"A".repeat(20)}_${"b".repeat(40)}`,
  `ck_${"a".repeat(20)}_${"b".repeat(40)}\n`,
  `ck_${"a".repeat(20)}_$ne`,
  "x".repeat(100_000),
])("%j is no key and asks the database nothing", (text) => {
  expect(readKeyText(text)).toBeNull();
});
