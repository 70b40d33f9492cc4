import { expect, test } from "vitest";
import { readStripeEvent } from "../../../src/billing/stripe/read-event.ts";
import { signatureOf } from "../../support/billing/fake-stripe.ts";
import { aboutSubscription, stripeEvent } from "../../support/billing/stripe-events.ts";

const now = new Date("2026-06-01T00:00:00Z");
const body = stripeEvent("customer.subscription.updated", aboutSubscription("sub_a", null));
const signature = signatureOf(body, "whsec_new", now);
const signing = { secrets: ["whsec_old", "whsec_new"], liveMode: false, clock: { now: () => now } };
const after = (ms: number) => ({ ...signing, clock: { now: () => new Date(now.getTime() + ms) } });

test.each(["whsec_old", "whsec_new"])("a message that %s signed is read while both hold", async (secret) => {
  const read = readStripeEvent(body, signatureOf(body, secret, now), signing);
  expect(read).toMatchObject({ ok: true, value: { objectId: "sub_a", signedAt: now } });
});

test.each([
  ["without a signature", body, undefined, signing, "signature_missing"],
  ["with one byte altered", body.replace("sub_a", "sub_b"), signature, signing, "signature_wrong"],
  ["written anew from what was read", JSON.stringify(JSON.parse(body), null, 1), signature, signing, "signature_wrong"],
  ["signed at another time than it says", body, signature.replace("t=1", "t=2"), signing, "signature_wrong"],
  ["signed at two times", body, `t=1,${signature}`, signing, "signature_wrong"],
  ["with an empty signature", body, signature.replace(/v1=.*/, "v1="), signing, "signature_wrong"],
  ["six minutes old", body, signature, after(360_000), "signature_old"],
  ["six minutes from the future", body, signature, after(-360_000), "signature_old"],
  ["of the other mode", body, signature, { ...signing, liveMode: true }, "wrong_mode"],
] as const)("a message %s is turned away", async (_, sent, header, against, code) => {
  expect(readStripeEvent(sent, header, against)).toMatchObject({ ok: false, problem: { code } });
});

test("a message four minutes old is still taken", async () => {
  expect(readStripeEvent(body, signature, after(240_000)).ok).toBe(true);
});
