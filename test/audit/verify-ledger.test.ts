import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectPath } from "../architecture/source-files.ts";
import { stream } from "./support/drafts.ts";
import { chain, checkpointOf, exportOfNine, otherSigner, signer } from "./support/exported.ts";

let folder: string;
const entries = chain(9);
const inFolder = (name: string) => join(folder, name);
const put = (name: string, lines: readonly string[]) => writeFile(inFolder(name), `${lines.join("\n")}\n`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verify-"));
  // Away from the service, so that nothing of it can be missing.
  for (const file of ["verify-ledger.ts", "verify-export.ts"]) {
    await copyFile(projectPath(`src/audit/${file}`), inFolder(file));
  }
  const lines = await exportOfNine();
  await put("good.jsonl", lines);
  await put("cut.jsonl", lines.slice(0, 6));
  await put("edited.jsonl", lines.with(4, (lines[4] ?? "").replace('"number":4', '"number":5')));
  await put(
    "anchors.jsonl",
    [3, 6].map((sequence) => JSON.stringify(checkpointOf(entries[sequence - 1]))),
  );
  await put("key.pem", [signer.publicKeyPem]);
  await put("other-key.pem", [otherSigner.publicKeyPem]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(...files: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ["verify-ledger.ts", ...files], { cwd: folder }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

test("an intact export is told with what is anchored", async () => {
  const { code, stdout } = await run("good.jsonl", "key.pem", "anchors.jsonl");
  expect(stdout.split("\n")[0]).toBe(
    `ok: 9 entries of ${stream}, 3 checkpoints, head ${entries[8]?.hash}, anchored up to 6, not anchored from 7 to 9`,
  );
  expect(code).toBe(0);
});

test("without anchors it says so", async () => {
  const { code, stdout } = await run("good.jsonl", "key.pem");
  expect(stdout).toContain("signed up to 9, anchors not given");
  expect(code).toBe(0);
});

test.each([
  ["edited.jsonl", "key.pem", "entry 4: its content was changed"],
  ["cut.jsonl", "key.pem", "end: the export was cut off after entry 5: no seal"],
  [
    "good.jsonl",
    "other-key.pem",
    `checkpoint 3: it was signed by the key ${signer.keyId}, not by ${otherSigner.keyId}`,
  ],
])("%s with %s is named and ends with 1: %s", async (file, key, sentence) => {
  const { code, stdout } = await run(file, key);
  expect(stdout.split("\n")[0]).toBe(sentence);
  expect(code).toBe(1);
});

test.each([
  [[]],
  [["good.jsonl"]],
  [["good.jsonl", "gone.pem"]],
  [["gone.jsonl", "key.pem"]],
  [["good.jsonl", "good.jsonl"]],
])("what can't be verified ends with 2 and the usage: %j", async (files) => {
  const { code, stderr, stdout } = await run(...files);
  expect(stderr).toContain("usage: node verify-ledger.ts EXPORT.jsonl PUBLIC_KEY.pem [ANCHORS.jsonl]");
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
});
