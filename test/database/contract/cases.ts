import { describe, expect, test } from "vitest";
import { theService } from "../../../src/domain/actors.ts";
import type { Case } from "../../../src/domain/cases.ts";
import { at, later, note, type Open, times } from "./opened.ts";

const closing = { at: later(5), by: theService, reason: "settled" };

export function casesContract(open: Open): void {
  describe("cases for a person", () => {
    test("are opened once per cause, and again after they were closed", async () => {
      const { cases, outbox } = await open();
      const found = someCase("refund:in_1");
      const opened = await Promise.all(times(6, () => cases.open(found)));
      expect(opened.filter(Boolean)).toHaveLength(1);
      expect(await cases.close(found.id, closing, note("closed"))).toBe(true);
      expect(await cases.close(found.id, closing, note("twice"))).toBe(false);
      expect(await cases.find(found.id)).toMatchObject({ closed: closing });
      const again = { ...found, message: "It came back.", openedAt: later(9), outbox: [note("again")] };
      expect(await cases.open(again)).toBe(true);
      expect(await cases.open(again)).toBe(false);
      expect(await cases.find(found.id)).toMatchObject({ message: "It came back.", closed: null });
      expect((await outbox.pending("cases", found.id)).map(({ id }) => id)).toEqual(["opened", "closed", "again"]);
    });

    test("are listed newest first, open or closed, of all hospitals or of one", async () => {
      const { cases } = await open();
      const [one, two] = [someCase("a:1", { hospitalId: "hosp_a" }), someCase("a:2", { openedAt: later(1) })];
      await cases.open(one);
      await cases.open(two);
      await cases.close(two.id, closing, note("closed"));
      expect((await cases.list({}, 9)).map(({ id }) => id)).toEqual(["a:2", "a:1"]);
      expect((await cases.list({ isOpen: true }, 9)).map(({ id }) => id)).toEqual(["a:1"]);
      expect((await cases.list({ isOpen: false }, 9)).map(({ id }) => id)).toEqual(["a:2"]);
      expect((await cases.list({ hospitalId: "hosp_a" }, 9)).map(({ id }) => id)).toEqual(["a:1"]);
      expect(await cases.list({}, 1)).toHaveLength(1);
      expect(await cases.countOpen()).toBe(1);
    });

    test("come in pages, each once, also those that were opened in one moment", async () => {
      const { cases } = await open();
      const ids = times(5, (index) => `refund:in_${index}`);
      for (const id of ids) await cases.open(someCase(id, { openedAt: later(id.endsWith("4") ? 1 : 0) }));
      const seen: string[] = [];
      for (let after: Case | undefined; ; ) {
        const page = await cases.list({}, 2, after);
        seen.push(...page.map(({ id }) => id));
        after = page.at(-1);
        if (!after || page.length < 2) break;
      }
      expect(seen).toEqual(ids.toReversed());
    });
  });
}

export function reconciliationsContract(open: Open): void {
  test("the newest reconciliation is kept in place of the one before", async () => {
    const { reconciliations } = await open();
    expect(await reconciliations.newest()).toBeNull();
    const report = {
      ...{ id: "newest" as const, at, tookMs: 12.5, subscriptions: null, hospitals: 3, projects: 2 },
      healed: [{ hospitalId: "hosp_a", what: "was late" }],
      findings: [{ caseId: "a:1", hospitalId: null, message: "found", proposedRun: "recover" as const }],
      silences: [{ who: "gateway" as const, code: "gateway_unavailable", message: "away" }],
    };
    await reconciliations.keep(report);
    await reconciliations.keep({ ...report, hospitals: 4 });
    expect(await reconciliations.newest()).toEqual({ ...report, hospitals: 4 });
  });
}

function someCase(id: string, changes: Partial<Case> = {}): Case {
  return {
    id,
    kind: "refund",
    hospitalId: null,
    message: "Something happened.",
    nextStep: "Look at it.",
    proposedRun: null,
    freezesUpgrades: true,
    openedAt: at,
    closed: null,
    outbox: [note("opened")],
    ...changes,
  };
}
