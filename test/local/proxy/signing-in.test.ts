import { Binary } from "mongodb";
import { expect, test } from "vitest";
import { signingIn, unknownUser } from "../../../src/local/proxy/signing-in.ts";

const scram = (payload: string) => ({
  saslStart: 1,
  mechanism: "SCRAM-SHA-256",
  payload: new Binary(Buffer.from(payload)),
});

test.each([
  ["n,,n=app,r=fyko", "app"],
  ["y,,n=app,r=fyko", "app"],
  ["n,,n=a=2Cb=3Dc,r=fyko", "a,b=c"],
  ["n,a=other,n=app,r=fyko", "app"],
  ["n,,n=Ärztin 🏥,r=fyko", "Ärztin 🏥"],
])("SCRAM's first message %j is by %j", (payload, user) => {
  expect(signingIn(scram(payload))).toBe(user);
});

test("the name is found in PLAIN, in X.509 and in a greeting that signs in at once", () => {
  const plain = { saslStart: 1, mechanism: "PLAIN", payload: new Binary(Buffer.from("\0app\0password")) };
  expect(signingIn(plain)).toBe("app");
  expect(signingIn({ authenticate: 1, mechanism: "MONGODB-X509", user: "CN=app" })).toBe("CN=app");
  expect(signingIn({ hello: 1, speculativeAuthenticate: scram("n,,n=app,r=x") })).toBe("app");
});

test("a greeting without a sign-in is by nobody", () => {
  expect(signingIn({ hello: 1, client: { application: { name: "x" } } })).toBeUndefined();
});

test.each([
  ["a payload that is no SCRAM", scram("hello")],
  ["no payload", { saslStart: 1, mechanism: "SCRAM-SHA-1" }],
  ["an unknown mechanism", { saslStart: 1, mechanism: "MONGODB-OIDC", payload: new Binary(Buffer.from("{}")) }],
  ["a certificate without a name", { authenticate: 1, mechanism: "MONGODB-X509" }],
  ["a sign-in of another type", { saslStart: 1, payload: 5 }],
  ["what can't be read", undefined],
])("%s counts as a user who could be anybody", (_what, body) => {
  expect(signingIn(body)).toBe(unknownUser);
});
