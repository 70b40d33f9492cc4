import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createSealer } from "../../src/foundation/seal.ts";

test("what was sealed opens with the same key, and reads as nothing before", async () => {
  const sealer = createSealer(randomBytes(32));
  const sealed = await sealer.seal("correct horse");
  expect(sealed).not.toContain("correct");
  expect(await sealer.open(sealed)).toBe("correct horse");
});

test("another key or an altered text opens nothing", async () => {
  const sealer = createSealer(randomBytes(32));
  const sealed = await sealer.seal("correct horse");
  await expect(createSealer(randomBytes(32)).open(sealed)).rejects.toThrow();
  const altered = sealed.slice(0, -8) + (sealed.at(-8) === "A" ? "B" : "A") + sealed.slice(-7);
  await expect(sealer.open(altered)).rejects.toThrow();
});
