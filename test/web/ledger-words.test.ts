import { describe, expect, test } from "vitest";
import { LedgerAction } from "../../src/domain/ledger.ts";
import { entryWords } from "../../src/web/pages/ops/hospital/entry-words.ts";

describe("the words of a ledger's entry", () => {
  test.each([
    ["payment.received", { amount_cents: 199_00, currency: "USD" }, "Paid $199"],
    ["run.requested", { kind: "rotate", reason: "A leak" }, "Asked for: Rotate credentials. “A leak”"],
    ["run.apply_finished", { counts: { create: 0, update: 1, same: 4 } }, "The apply ended: 1 changed"],
    ["run.apply_finished", { counts: { same: 5 } }, "The apply ended: nothing changed"],
    ["run.verified", { discrepancies: [] }, "Read back from Atlas: all is as it was asked for"],
    ["run.verified", { discrepancies: ["Asked for M10."] }, "Read back from Atlas: Asked for M10."],
    [
      "run.confirmed",
      { by: "rule", rule: "paid-provision" },
      "Confirmed, by the rule paid-provision, which needs no approval",
    ],
    ["hospital.status_changed", { from: "active", to: "past_due" }, "The hospital became past due; it was active"],
  ] as const)("of %s tell its facts", (action, data, words) => {
    expect(entryWords({ action, data })).toBe(words);
  });

  test.each(LedgerAction.options)("of %s are whole though a fact is missing or of another kind", (action) => {
    for (const data of [{}, { kind: 7, status: null, counts: "many", plan: { a: 1 }, policies: [null] }]) {
      const words = entryWords({ action, data });
      expect(words).not.toMatch(/[{]\w+[}]|undefined|\[object/);
    }
  });
});
