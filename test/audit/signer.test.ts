import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { expect, test } from "vitest";
import { createSigner, newSigningKey } from "../../src/audit/signer.ts";
import { systemRandom } from "../../src/foundation/ids.ts";

test("a new key signs what its public key verifies, in whatever order the members stand", () => {
  const signer = createSigner(newSigningKey(systemRandom));
  const signature = signer.sign({ b: 1, a: "é" });
  expect(signer.sign({ a: "é", b: 1 })).toBe(signature);
  const bytes = Buffer.from(signature, "base64url");
  expect(verify(null, Buffer.from('{"a":"é","b":1}'), createPublicKey(signer.publicKeyPem), bytes)).toBe(true);
});

test("each key has an id and a public half of its own, which hold nothing of the private one", () => {
  const [one, other] = [newSigningKey(systemRandom), newSigningKey(systemRandom)].map(createSigner);
  expect(one?.keyId).toMatch(/^[0-9a-f]{16}$/);
  expect(one?.keyId).not.toBe(other?.keyId);
  expect(one?.publicKeyPem).not.toContain("PRIVATE");
});

test("only an Ed25519 key is taken", () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  expect(() => createSigner(privateKey.export({ type: "pkcs8", format: "pem" }).toString())).toThrow(/Ed25519/);
  expect(() => createSigner("no key")).toThrow();
});
