import { describe, expect, test } from "vitest";
import type { Session } from "../../../src/domain/sessions.ts";
import { later, type Open } from "./opened.ts";

export function sessionsContract(open: Open): void {
  describe("sessions", () => {
    test("are found as they were opened, until they are closed", async () => {
      const { sessions } = await open();
      await sessions.insert(someSession("a"));
      expect(await sessions.find(idOf("a"))).toEqual(someSession("a"));
      expect(await sessions.find(idOf("b"))).toBeNull();
      await sessions.remove(idOf("a"));
      await sessions.remove(idOf("a"));
      expect(await sessions.find(idOf("a"))).toBeNull();
    });

    test("remember their newest use, in whatever order uses are noted, and one that is gone stays gone", async () => {
      const { sessions } = await open();
      await sessions.insert(someSession("a"));
      await Promise.all([3, 9, 5].map((ms) => sessions.touch(idOf("a"), later(ms))));
      expect((await sessions.find(idOf("a")))?.seenAt).toEqual(later(9));
      await sessions.touch(idOf("b"), later(9));
      expect(await sessions.find(idOf("b"))).toBeNull();
    });

    test("are forgotten past their end, and when nobody used them for long, and no others are", async () => {
      const { sessions } = await open();
      await sessions.insert(someSession("a", { endsAt: later(10) }));
      await sessions.insert(someSession("b", { seenAt: later(4) }));
      await sessions.insert(someSession("c", { seenAt: later(5), endsAt: later(11) }));
      await sessions.removeEnded(later(10), later(4));
      const left = await Promise.all(["a", "b", "c"].map((name) => sessions.find(idOf(name))));
      expect(left.map((one) => one?.id ?? null)).toEqual([null, null, idOf("c")]);
    });
  });
}

function idOf(letter: string): string {
  return letter.repeat(64);
}

function someSession(letter: string, changes: Partial<Session> = {}): Session {
  const openedAt = later(0);
  const session = { id: idOf(letter), keyId: "key_ops", keyHash: idOf("f"), openedAt };
  return { ...session, seenAt: later(5), endsAt: later(1_000), ...changes };
}
