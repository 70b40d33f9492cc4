import { describe, expect, test } from "vitest";
import { type Credentials, credentialsId } from "../../../src/database/credentials.ts";
import { revisionIdOf } from "../../../src/database/revisions.ts";
import { type ApiKey, KeyId, opsKeyActor } from "../../../src/domain/keys.ts";
import type { Payment } from "../../../src/domain/payments.ts";
import type { Revision } from "../../../src/domain/revisions.ts";
import { newId, systemRandom } from "../../../src/foundation/ids.ts";
import { someRun } from "../../support/run.ts";
import { someHospital } from "../../support/some-hospital.ts";
import { somePlan } from "../../support/some-plan.ts";
import { at, later, note, type Open, times } from "./opened.ts";

const { id: hospitalId } = someHospital();
const run = someRun(hospitalId);

export function recordsContract(open: Open): void {
  describe("what is written once", () => {
    test("a revision's number is taken by one of many, and it never changes", async () => {
      const { revisions } = await open();
      const made = times(8, (index): Revision => ({ ...revision, reason: `writer ${index}` }));
      const kept = await Promise.all(made.map((one) => revisions.insert(one)));
      expect(kept.filter(Boolean)).toHaveLength(1);
      expect(await revisions.find(hospitalId, 3)).toEqual(made[kept.indexOf(true)]);
      expect(await revisions.find(hospitalId, 4)).toBeNull();
    });

    test("a plan is kept as it was made, and another one of its number is refused", async () => {
      const { plans } = await open();
      const plan = somePlan(run, {});
      expect(await plans.insert(plan)).toBe(true);
      expect(await plans.insert({ ...plan, digest: "another" })).toBe(false);
      expect(await plans.insert({ ...plan, id: `${run.id}:2`, number: 2 })).toBe(true);
      expect(await plans.find(run.id, 1)).toEqual(plan);
      expect(await plans.find(run.id, 3)).toBeNull();
    });

    test("a payment is taken once", async () => {
      const { payments } = await open();
      expect(await payments.insert(payment)).toBe(true);
      expect(await payments.insert({ ...payment, amountCents: 1 })).toBe(false);
      expect(await payments.find(payment.id)).toEqual(payment);
    });

    test("an invoice is as the gateway has it now, and what is told of it adds up", async () => {
      const { payments, outbox } = await open();
      const invoice: Payment = { ...payment, id: "in_1", gateway: "stripe", status: "open", paidCents: 0 };
      await payments.put(invoice);
      await payments.put({ ...invoice, status: "paid", paidCents: 199_00, outbox: [note("settled")] });
      await payments.put({ ...payment, id: "in_0", processedAt: later(-5), outbox: [] });
      expect(await payments.find("in_1")).toMatchObject({ status: "paid", paidCents: 199_00 });
      expect((await outbox.pending("payments", "in_1")).map(({ id }) => id)).toEqual(["paid", "settled"]);
      expect((await payments.ofHospital(hospitalId, 5)).map(({ id }) => id)).toEqual(["in_1", "in_0"]);
      expect(await payments.ofHospital(someHospital().id, 5)).toEqual([]);
      expect(await payments.ofGateway("test-card")).toMatchObject([{ id: "in_0" }]);
      expect(await payments.ofGateway("stripe")).toMatchObject([{ id: "in_1" }]);
    });
  });

  describe("credentials", () => {
    test("stay as they were first kept", async () => {
      const { credentials } = await open();
      await credentials.keep(secret);
      await credentials.keep({ ...secret, sealed: "another" });
      expect(await credentials.find(hospitalId, 1)).toEqual(secret);
      expect(await credentials.find(hospitalId, 2)).toBeNull();
    });

    test("are shown to one of many, who is written down in the same moment", async () => {
      const { credentials, outbox } = await open();
      await credentials.keep(secret);
      const taken = await Promise.all(
        times(8, (index) => credentials.takeForReveal(secret.id, later(index), note(`reveal-${index}`))),
      );
      const winner = taken.findIndex((one) => one !== null);
      expect(taken.filter((one) => one !== null)).toHaveLength(1);
      expect(taken[winner]).toMatchObject({ sealed: "sealed", username: "app" });
      expect(await credentials.find(hospitalId, 1)).toMatchObject({ revealedAt: later(winner) });
      expect(await outbox.pending("credentials", secret.id)).toEqual([note(`reveal-${winner}`)]);
      expect(await credentials.takeForReveal("nobody", at, note("x"))).toBeNull();
    });
  });

  describe("keys", () => {
    test("share no name, and are listed newest first, revoked ones too", async () => {
      const { keys } = await open();
      const [one, two] = [someKey("one", later(0)), someKey("two", later(1))];
      expect(await keys.insert(one)).toBe(true);
      expect(await keys.insert(two)).toBe(true);
      expect(await keys.insert(someKey("one", later(2)))).toBe(false);
      await keys.revoke(one.id, later(3), note("revoked"));
      expect((await keys.list()).map(({ name }) => name)).toEqual(["two", "one"]);
      expect(await keys.find(one.id)).toEqual({ ...one, revokedAt: later(3), outbox: [note("revoked")] });
    });

    test("are revoked once, by one of many", async () => {
      const { keys, outbox } = await open();
      const key = someKey("one", at);
      await keys.insert(key);
      const revoked = await Promise.all(times(6, (index) => keys.revoke(key.id, later(index), note(`${index}`))));
      expect(revoked.filter(Boolean)).toHaveLength(1);
      expect(await outbox.pending("keys", key.id)).toEqual([note(`${revoked.indexOf(true)}`)]);
      expect(await keys.revoke(someKey("nobody", at).id, at, note("x"))).toBe(false);
    });
  });

  test("what came of a run is kept in place of what was kept before", async () => {
    const { results } = await open();
    const result = { id: run.id, hospitalId, applied: null, verification: null, drift: null };
    await results.keep(result);
    await results.keep({ ...result, drift: { outcome: "in_sync", resources: [] } });
    expect((await results.find(run.id))?.drift?.outcome).toBe("in_sync");
  });

  test("what a run tells is heard in order, from any place on", async () => {
    const { progress } = await open();
    for (const text of ["a", "b", "c"]) await progress.add(run.id, { at, type: "message", text });
    expect((await progress.after(run.id, 1)).map(({ text }) => text)).toEqual(["b", "c"]);
    expect(await progress.after(run.id, 3)).toEqual([]);
    expect(await progress.after(someRun(hospitalId).id, 0)).toEqual([]);
  });

  test("nothing that several tell at once about a run is lost", async () => {
    const { progress } = await open();
    await Promise.all(times(12, (index) => progress.add(run.id, { at, type: "message", text: `${index}` })));
    expect(await progress.after(run.id, 0)).toHaveLength(12);
  });
}

const revision: Revision = {
  id: revisionIdOf(hospitalId, 3),
  hospitalId,
  number: 3,
  runId: run.id,
  config: { tier: "M10", accessList: [{ address: "10.0.0.1", comment: "" }] },
  author: opsKeyActor,
  reason: "a test",
  createdAt: at,
};

const payment: Payment = {
  id: `PAY-${hospitalId}`,
  hospitalId,
  gateway: "test-card",
  status: "paid",
  amountCents: 199_00,
  paidCents: 199_00,
  refundedCents: 0,
  currency: "USD",
  expectedCents: 199_00,
  cardLastFour: "1111",
  periodStart: at,
  periodEnd: null,
  processedAt: at,
  outbox: [note("paid")],
};

const secret: Credentials = {
  id: credentialsId(hospitalId, 1),
  hospitalId,
  generation: 1,
  username: "app",
  sealed: "sealed",
  createdAt: at,
  revealedAt: null,
  outbox: [],
};

function someKey(name: string, createdAt: Date): ApiKey {
  const id = KeyId.parse(newId("key", systemRandom));
  const hash = "0".repeat(64);
  return { id, name, role: "operator", hash, createdAt, createdBy: opsKeyActor, revokedAt: null, outbox: [] };
}
