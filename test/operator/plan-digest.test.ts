import { chmod, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closePlan, planDigestOf } from "../../src/operator/plan-digest.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "plan-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a plan's digest is the SHA-256 of its bytes", async () => {
  const file = join(folder, "plan.json");
  await writeFile(file, "abc");

  // FIPS 180-2, appendix B.1.
  expect(await planDigestOf(file)).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("one changed byte is another digest, and a plan that is gone has none", async () => {
  const file = join(folder, "plan.json");
  await writeFile(file, "abc");
  const before = await planDigestOf(file);
  await writeFile(file, "abd");

  expect(await planDigestOf(file)).not.toBe(before);
  expect(await planDigestOf(join(folder, "none.json"))).toBeUndefined();
});

test("a closed plan is for its owner alone", async () => {
  const file = join(folder, "plan.json");
  await writeFile(file, "abc");
  await chmod(file, 0o644);

  await closePlan(file);

  expect((await stat(file)).mode & 0o777).toBe(0o600);
});
