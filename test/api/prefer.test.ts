import { describe, expect, test } from "vitest";
import { preferredWait } from "../../src/api/prefer.ts";

describe("the Prefer header", () => {
  test.each([
    [undefined, 30_000, null],
    ["wait=5", 5_000, "wait=5"],
    ["respond-async", 0, "respond-async"],
    ["handling=lenient, wait=10", 10_000, "wait=10"],
    ["wait=99999", 300_000, "wait=300"],
    ["wait=soon", 30_000, null],
    ["wait=-1", 30_000, null],
  ])("%j waits %d ms and says %j", (header, waitMs, applied) => {
    expect(preferredWait(header, 30_000)).toEqual({ waitMs, applied });
  });
});
