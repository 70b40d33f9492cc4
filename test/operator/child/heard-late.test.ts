import { expect, test } from "vitest";
import { heardLate } from "../../../src/operator/child/heard-late.ts";

test("a wish to cancel that comes before the engine listens reaches it all the same, once", () => {
  const cancel = new AbortController();
  const signal = heardLate(cancel.signal);
  let heard = 0;
  cancel.abort();

  signal.addEventListener("abort", () => {
    heard += 1;
  });
  cancel.abort();

  expect(heard).toBe(1);
  expect(signal.aborted).toBe(true);
  expect(() => signal.throwIfAborted()).toThrow();
});

test("a wish to cancel that comes while the engine listens reaches it once", () => {
  const cancel = new AbortController();
  const signal = heardLate(cancel.signal);
  let heard = 0;
  signal.addEventListener("abort", () => {
    heard += 1;
  });
  expect([heard, signal.aborted]).toEqual([0, false]);

  cancel.abort();

  expect(heard).toBe(1);
});
