import { expect, test } from "vitest";
import { createTurns } from "../../src/audit/in-turn.ts";

test("works of one name never overlap, those of others do, and a failure is its own alone", async () => {
  const inTurn = createTurns();
  const story: string[] = [];
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const work = (name: string, waitFor?: Promise<void>) => async () => {
    story.push(`${name} begins`);
    await waitFor;
    story.push(`${name} ends`);
    if (name === "a1") throw new Error("a1 failed");
    return name;
  };
  const [a1, a2] = [inTurn("a", work("a1", held)), inTurn("a", work("a2"))];
  expect(await inTurn("b", work("b"))).toBe("b");
  release();
  await expect(a1).rejects.toThrow("a1 failed");
  expect(await a2).toBe("a2");
  expect(story).toEqual(["a1 begins", "b begins", "b ends", "a1 ends", "a2 begins", "a2 ends"]);
});
