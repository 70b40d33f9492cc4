import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../src/foundation/clock.ts";
import { systemRandom } from "../../src/foundation/ids.ts";
import { fingerprintsOf, openInstallation } from "../../src/main/installation.ts";
import { memoryRepositories } from "../support/memory/index.ts";

let first: string;
let second: string;
let repositories: ReturnType<typeof memoryRepositories>;

beforeEach(async () => {
  [first, second] = await Promise.all([mkdtemp(join(tmpdir(), "keys-")), mkdtemp(join(tmpdir(), "keys-"))]);
  repositories = memoryRepositories();
});
afterEach(() => Promise.all([first, second].map((folder) => rm(folder, { recursive: true }))));

function open(folder: string) {
  return openInstallation(folder, repositories, systemRandom, systemClock);
}

test("the first process has keys made, and one with the same keys may join", async () => {
  const keys = await open(first);
  await cp(join(first, "keys"), join(second, "keys"), { recursive: true });
  expect(await open(second)).toEqual({ ...keys, passphraseFile: join(second, "keys", "passphrase") });
});

test("a process without keys is refused, and none are made up for it", async () => {
  await open(first);
  await expect(open(second)).rejects.toThrow(/passphrase: missing[\s\S]*sealing: missing[\s\S]*ledger: missing/);
  await expect(open(second)).rejects.toThrow("Copy the folder keys");
});

test("a process with another key is refused, and told which one", async () => {
  await open(first);
  await cp(join(first, "keys"), join(second, "keys"), { recursive: true });
  await writeFile(join(second, "keys", "sealing"), `${"ab".repeat(32)}\n`);
  const refusal = await open(second).catch((error: unknown) => String(error));
  expect(refusal).toContain(`${join(second, "keys", "sealing")}: not the one that the master database was made with`);
  expect(refusal).not.toMatch(/passphrase|abab/);
});

test("the same secret in another place has another fingerprint", async () => {
  const passphrase = "ab".repeat(32);
  const same = { passphraseFile: "", passphrase, sealingKey: Buffer.from(passphrase), ledgerKey: passphrase };
  const prints = Object.values(fingerprintsOf(same));
  expect(new Set(prints).size).toBe(3);
  expect(prints.every((print) => /^[0-9a-f]{64}$/.test(print))).toBe(true);
});
