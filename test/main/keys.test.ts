import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { systemRandom } from "../../src/foundation/ids.ts";
import { openKeys, openOpsKey, sameKey } from "../../src/main/keys.ts";

test("keys are made once, are the same for everybody who starts at once, and are its owner's alone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "keys-"));
  try {
    const [first, second] = await Promise.all([openKeys(folder, systemRandom), openKeys(folder, systemRandom)]);
    expect(second).toEqual(first);
    expect(await openKeys(folder, systemRandom)).toEqual(first);
    const [ops, again] = await Promise.all([openOpsKey(folder, systemRandom), openOpsKey(folder, systemRandom)]);
    expect(again).toEqual(ops);
    for (const file of [ops.file, first.passphraseFile]) expect((await stat(file)).mode & 0o777).toBe(0o600);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("only the very key is the key", () => {
  const isKey = sameKey("ops_abc");
  expect([isKey("ops_abc"), isKey("ops_abd"), isKey(""), isKey("ops_abcd")]).toEqual([true, false, false, false]);
});
