import { describe, expect, test } from "vitest";
import type { InboxEvent } from "../../../src/domain/inbox.ts";
import { someInboxEvent } from "../../support/some-inbox-event.ts";
import { at, later, note, type Open, times } from "./opened.ts";

const done = { status: "handled", nextAttemptAt: null, outcome: "done", hospitalId: "hosp_a", runId: null } as const;

export function inboxContract(open: Open): void {
  describe("events of a payment gateway", () => {
    test("are kept once, however many bring the same one at once", async () => {
      const { inbox } = await open();
      const event = someInboxEvent();
      const kept = await Promise.all(times(10, () => inbox.insert(event)));
      expect(kept.filter(Boolean)).toHaveLength(1);
      expect(await inbox.find(event.id)).toEqual(event);
      await Promise.all(times(9, () => inbox.countRedelivery(event.id)));
      expect((await inbox.find(event.id))?.redeliveries).toBe(9);
    });

    test("that tell the same change under two ids are kept once", async () => {
      const { inbox } = await open();
      const [one, other] = [someInboxEvent({ version: "same" }), someInboxEvent({ version: "same" })];
      const kept = await Promise.all([inbox.insert(one), inbox.insert(other)]);
      expect(kept.filter(Boolean)).toHaveLength(1);
    });

    test("are handled by one of many, and by the next one only when its time is over", async () => {
      const { inbox } = await open();
      const event = await keep(inbox);
      const { id } = event;
      const claims = times(8, (index) => inbox.claim(id, { owner: `${index}`, until: later(100) }, at));
      const won = (await Promise.all(claims)).filter((claimed) => claimed !== null);
      expect(won).toHaveLength(1);
      expect(won[0]).toMatchObject({ id, attempts: 1, claim: { until: later(100) } });
      expect(await inbox.claim(id, { owner: "late", until: later(300) }, later(99))).toBeNull();
      expect(await inbox.claim(id, { owner: "late", until: later(300) }, later(100))).toMatchObject({ attempts: 2 });
      const dead = won[0]?.claim?.owner ?? "";
      expect(await inbox.settle(event, dead, done)).toBe(false);
      expect(await inbox.settle(event, "late", done)).toBe(true);
      expect(await inbox.find(id)).toMatchObject({ ...done, claim: null });
      expect(await inbox.claim(id, { owner: "again", until: later(900) }, later(800))).toBeNull();
    });

    test("are not handled before their next attempt", async () => {
      const { inbox } = await open();
      const { id } = await keep(inbox, { status: "retrying", attempts: 1, nextAttemptAt: later(50) });
      expect(await inbox.claim(id, { owner: "early", until: later(100) }, later(49))).toBeNull();
      expect(await inbox.find(id)).toMatchObject({ attempts: 1, claim: null });
      expect(await inbox.claim(id, { owner: "due", until: later(100) }, later(50))).toMatchObject({ attempts: 2 });
    });

    test("that come together are each kept or refused by themselves", async () => {
      const { inbox } = await open();
      const known = await keep(inbox);
      const fresh = times(200, () => someInboxEvent());
      const kept = await Promise.all([...fresh, known, ...fresh.slice(0, 5)].map((event) => inbox.insert(event)));
      expect(kept).toEqual([...fresh.map(() => true), false, ...times(5, () => false)]);
      for (const event of fresh) expect(await inbox.find(event.id)).toEqual(event);
    });

    test("that are listed are due from their time on until their end, oldest first", async () => {
      const { inbox } = await open();
      const second = await keep(inbox, { receivedAt: later(1) });
      const first = await keep(inbox, { receivedAt: at });
      await keep(inbox, { status: "retrying", nextAttemptAt: later(500), receivedAt: later(2) });
      await keep(inbox, { status: "dead" });
      const held = await keep(inbox, { receivedAt: later(3) });
      await inbox.claim(held.id, { owner: "me", until: later(400) }, at);
      expect(await inbox.due(later(10), 10)).toEqual([]);
      await inbox.listOpen(later(1));
      expect(await inbox.due(later(10), 10)).toEqual([first.id, second.id]);
      await inbox.listOpen(later(3));
      expect(await inbox.due(later(10), 10)).toEqual([first.id, second.id, held.id]);
      expect(await inbox.due(later(10), 2)).toEqual([first.id, second.id]);
      expect(await inbox.due(later(500), 10)).toHaveLength(4);
      expect(await inbox.oldestOpen()).toEqual(at);
      await inbox.settle(held, "me", { ...done, status: "retrying", nextAttemptAt: later(900) });
      expect(await inbox.due(later(899), 10)).not.toContain(held.id);
      expect(await inbox.due(later(900), 10)).toContain(held.id);
      await inbox.claim(first.id, { owner: "me", until: later(999) }, later(900));
      await inbox.settle(first, "me", done);
      await inbox.review(first.id);
      await inbox.review(second.id);
      expect(await inbox.due(later(900), 10)).not.toContain(first.id);
      expect(await inbox.oldestOpen()).toEqual(later(1));
    });

    test("that were handled make no oldest one, though they are listed still", async () => {
      const { inbox } = await open();
      const event = await keep(inbox);
      const claimed = await inbox.claim(event.id, { owner: "me", until: later(100) }, at);
      await inbox.review(event.id);
      expect(await inbox.oldestOpen()).toEqual(event.receivedAt);
      await inbox.settle(claimed ?? event, "me", done);
      expect(await inbox.oldestOpen()).toBeNull();
    });

    test("are opened again from any end, with who wanted it", async () => {
      const { inbox, outbox } = await open();
      const { id } = await keep(inbox, { status: "dead", attempts: 9 });
      expect(await inbox.reopen(id, later(5), note("again"))).toMatchObject({ status: "received", attempts: 0 });
      expect(await outbox.pending("inbox", id)).toEqual([note("again")]);
      expect(await inbox.due(later(5), 10)).toEqual([id]);
      expect(await inbox.reopen("evt_nobody", at, note("x"))).toBeNull();
    });

    test("come in pages, newest first, and filtered", async () => {
      const { inbox } = await open();
      const kept = [];
      for (const index of times(5, (number) => number)) kept.push(await keep(inbox, { receivedAt: later(index) }));
      const other = await keep(inbox, { receivedAt: later(9), type: "other", status: "dead", hospitalId: "hosp_a" });
      const first = await inbox.page({}, 2);
      expect(first.map(({ id }) => id)).toEqual([other.id, kept[4]?.id]);
      expect((await inbox.page({}, 2, first[1])).map(({ id }) => id)).toEqual([kept[3]?.id, kept[2]?.id]);
      expect(await inbox.page({ status: "dead" }, 9)).toEqual([other]);
      expect(await inbox.page({ type: "other", hospitalId: "hosp_a" }, 9)).toEqual([other]);
      expect(await inbox.page({ hospitalId: "hosp_b" }, 9)).toEqual([]);
    });
  });
}

async function keep(
  inbox: { insert: (event: InboxEvent) => Promise<boolean> },
  changes: Partial<InboxEvent> = {},
): Promise<InboxEvent> {
  const event = someInboxEvent(changes);
  await inbox.insert(event);
  return event;
}
