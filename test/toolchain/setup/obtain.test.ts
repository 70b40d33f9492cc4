import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { obtain, type Source } from "../../../toolchain/setup/obtain.mjs";

let said = "";

beforeEach(() => {
  said = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said += text;
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

const empty: Source<string> = { from: "cache", look: async () => ({ missing: "nothing there", expected: true }) };
const blocked: Source<string> = { from: "download", begins: "download", look: async () => ({ missing: "no network" }) };
const broken: Source<string> = {
  from: "mirror",
  look: async () => {
    throw new Error("disk full");
  },
};
const built: Source<string> = { from: "build", look: async () => ({ found: "here", note: "built" }) };

function step(...sources: Source<string>[]) {
  return { what: "tool 1.0", advice: "install it.", sources };
}

test("the first source that has it is used, and no other is asked", async () => {
  const never = { from: "build", look: vi.fn() };
  const near: Source<string> = { from: "PATH", look: async () => ({ found: "near" }) };
  expect(await obtain(step(near, never))).toBe("near");
  expect(never.look).not.toHaveBeenCalled();
});

test("a source that is blocked or breaks gives way to the next", async () => {
  expect(await obtain(step(empty, blocked, broken, built))).toBe("here");
});

test("every attempt is one line that says from where, why not, and how long it took", async () => {
  await obtain(step(empty, blocked, broken, built));
  expect(
    said
      .replaceAll(/\d+ ms/g, "N ms")
      .trimEnd()
      .split("\n"),
  ).toEqual([
    "  tool 1.0             download …",
    "  tool 1.0             download: no network   N ms",
    "  tool 1.0             mirror: disk full   N ms",
    "  tool 1.0             built   N ms",
  ]);
});

test("with nothing left, one error says all that was tried and what to do", async () => {
  await expect(obtain(step(empty, blocked, broken))).rejects.toThrow(
    [
      "tool 1.0 is needed and could not be had.",
      "  What was tried:",
      "    - cache: nothing there",
      "    - download: no network",
      "    - mirror: disk full",
      "  What you can do: install it.",
    ].join("\n"),
  );
});
