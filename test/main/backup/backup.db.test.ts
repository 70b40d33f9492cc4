import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { create, extract } from "tar";
import { describe, expect, test } from "vitest";
import { draftOf } from "../../../src/main/backup/drafts.ts";
import { fillDatabase } from "../../../src/main/backup/fill-database.ts";
import { restoreBackup } from "../../../src/main/backup/restore-backup.ts";
import { writeBackup } from "../../../src/main/backup/write-backup.ts";
import { newIdentity } from "../../../src/main/identity.ts";
import { useDatabaseServer } from "../../support/master-database.ts";
import {
  documentsIn,
  emptyPlace,
  everythingIn,
  type Installation,
  makeKeys,
  someInstallation,
} from "./support/backup-bench.ts";

const server = useDatabaseServer();

async function backedUp() {
  const from = await someInstallation(server);
  const file = join(from.folder, "backup.tar.gz");
  expect(await writeBackup(from.context, { file, waitMs: 0 })).toMatchObject({ ok: true });
  return { from, file, keysFile: `${file}.keys` };
}

test("what a killed backup of the same name left is removed by the next one, and what is being made is not", async () => {
  const { context, folder } = await someInstallation(server);
  const file = join(folder, "backup.tar.gz");
  const { machine } = newIdentity();
  const uuid = randomUUID();
  const left = draftOf(file, { id: `${machine}/999999999/${uuid}` });
  const others = [
    draftOf(file, { id: `${machine}/${process.ppid}/${uuid}` }),
    draftOf(file, { id: `elsewhere/999999999/${uuid}` }),
    `${file}.partial-of-a-person`,
  ];
  for (const draft of [left, ...others]) await mkdir(draft);
  expect(await writeBackup(context, { file, waitMs: 0 })).toMatchObject({ ok: true });
  expect([left, ...others].filter((draft) => existsSync(draft))).toEqual(others);
});

async function expectUntouched({ folder, ...place }: Installation, there: readonly string[] = []) {
  expect(await everythingIn(folder)).toEqual(there);
  expect(await documentsIn({ folder, ...place })).toEqual({});
}

/** The same backup with its content changed by `change`. */
async function repacked(file: string, folder: string, change: (content: string) => Promise<void>): Promise<string> {
  const content = join(folder, "changed");
  await mkdir(content);
  await extract({ file, cwd: content });
  await change(content);
  const other = join(folder, "changed.tar.gz");
  await create({ file: other, cwd: content, gzip: true }, ["."]);
  return other;
}

test("a restored installation has the same documents, files and keys, without jobs, locks and local Atlas", async () => {
  const { from, file, keysFile } = await backedUp();
  const to = await emptyPlace(server);
  expect(await restoreBackup(to.context, { file, keysFile })).toMatchObject({ ok: true });
  const { jobs, ...documents } = await documentsIn(from);
  expect(jobs).toHaveLength(1);
  expect(await documentsIn(to)).toEqual({ ...documents, open_runs: ['{"_id":"run_1"}'] });
  const files = (await everythingIn(to.folder)).filter((path) => /\.\w+$|keys\/|ops-key/.test(path));
  expect(files).toEqual([
    ...["data/keys/ledger", "data/keys/master-database", "data/keys/passphrase", "data/keys/sealing"],
    ...["data/ledger-anchors.jsonl", "data/ops-key", "data/plans/run_1.json", "data/stacks/anna/Pulumi.anna.yaml"],
    ...["data/state/.pulumi", "data/state/.pulumi/stacks/hospital-atlas/anna.json"],
  ]);
  for (const path of ["ops-key", "keys/sealing", "stacks/anna/Pulumi.anna.yaml"]) {
    expect(await readFile(join(to.dataDir, path), "utf8")).toBe(await readFile(join(from.dataDir, path), "utf8"));
  }
  expect((await stat(join(to.dataDir, "keys/sealing"))).mode & 0o777).toBe(0o600);
});

describe("a backup that is not as it was written is refused before anything is written", () => {
  test("a flipped byte, wherever it is", async () => {
    const { file, keysFile } = await backedUp();
    const bytes = await readFile(file);
    const to = await emptyPlace(server);
    for (const share of [0.02, 0.3, 0.6, 0.9]) {
      const flipped = Buffer.from(bytes);
      const at = Math.floor(bytes.length * share);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 0x10, at);
      await writeFile(file, flipped);
      const { code } = await refusalOf(restoreBackup(to.context, { file, keysFile }));
      expect(code).toMatch(/^(backup_unreadable|backup_damaged|wrong_keys)$/);
    }
    await writeFile(file, bytes.subarray(0, bytes.length - 100));
    expect((await refusalOf(restoreBackup(to.context, { file, keysFile }))).code).toMatch(/^backup_/);
    await expectUntouched(to);
  });

  test.each([
    [
      "a changed part",
      "backup_damaged",
      (content: string) => writeFile(join(content, "data/plans/run_1.json"), "a plot"),
    ],
    ["a part too many", "backup_damaged", (content: string) => writeFile(join(content, "data/more"), "more")],
    ["a changed list", "wrong_keys", (content: string) => writeFile(join(content, "manifest.json"), '{"format":1}')],
    [
      "a newer format",
      "backup_format_unknown",
      (content: string) => writeFile(join(content, "manifest.json"), '{"format":2}'),
    ],
  ])("%s", async (_, code, change) => {
    const { from, file, keysFile } = await backedUp();
    const other = await repacked(file, from.folder, change);
    const to = await emptyPlace(server);
    expect(await refusalOf(restoreBackup(to.context, { file: other, keysFile }))).toMatchObject({ code });
    await expectUntouched(to);
  });

  test("the keys of another installation, or none", async () => {
    const { file } = await backedUp();
    const other = await backedUp();
    const to = await emptyPlace(server);
    const wrong = { file, keysFile: other.keysFile };
    expect(await refusalOf(restoreBackup(to.context, wrong))).toMatchObject({ code: "wrong_keys" });
    const none = { file, keysFile: join(to.folder, "none") };
    expect(await refusalOf(restoreBackup(to.context, none))).toMatchObject({ code: "keys_missing" });
    await expectUntouched(to);
  });
});

describe("a restore overwrites nothing", () => {
  test("neither a folder that holds something", async () => {
    const { file, keysFile } = await backedUp();
    const to = await emptyPlace(server);
    await mkdir(to.dataDir);
    await writeFile(join(to.dataDir, "notes"), "mine");
    expect(await refusalOf(restoreBackup(to.context, { file, keysFile }))).toMatchObject({ code: "not_empty" });
    await expectUntouched(to, ["data", "data/notes"]);
  });

  test("nor a database that holds something", async () => {
    const { file, keysFile } = await backedUp();
    const to = await emptyPlace(server);
    await to.master.db.collection("notes").insertOne({ text: "mine" });
    expect(await refusalOf(restoreBackup(to.context, { file, keysFile }))).toMatchObject({ code: "not_empty" });
    expect(await everythingIn(to.folder)).toEqual([]);
    expect(Object.keys(await documentsIn(to))).toEqual(["notes"]);
  });
});

describe("what broke off leaves nothing", () => {
  test("a backup that was stopped leaves no file", async () => {
    const from = await someInstallation(server, (line, stop) => line === "packing" && stop());
    const file = join(from.folder, "backup.tar.gz");
    await expect(writeBackup(from.context, { file, waitMs: 0 })).rejects.toThrow("abort");
    expect((await everythingIn(from.folder)).filter((path) => path.includes("backup"))).toEqual([]);
  });

  test("a restore that was stopped leaves an empty place, into which the same backup can be restored", async () => {
    const { file, keysFile } = await backedUp();
    let stops = true;
    const to = await emptyPlace(server, (line, stop) => stops && line.startsWith("loading") && stop());
    await expect(restoreBackup(to.context, { file, keysFile })).rejects.toThrow("abort");
    await expectUntouched(to);
    stops = false;
    const context = { ...to.context, signal: new AbortController().signal };
    expect(await restoreBackup(context, { file, keysFile })).toMatchObject({ ok: true });
  });

  test("a load that breaks off in the middle leaves an empty database", async () => {
    const to = await emptyPlace(server);
    await mkdir(join(to.folder, "database"));
    await writeFile(join(to.folder, "database/one.jsonl"), '{"_id":"a"}\n');
    await writeFile(join(to.folder, "database/two.jsonl"), '{"_id":"a"}\nnonsense\n');
    const parts = ["one", "two"].map((name) => ({
      path: `database/${name}.jsonl`,
      bytes: 0,
      sha256: "",
      documents: 1,
    }));
    const manifest = { format: 1, productVersion: "", createdAt: "", target: "local", state: "inside", parts } as const;
    await expect(fillDatabase(to.context, to.master, manifest, to.folder)).rejects.toThrow();
    expect(await documentsIn(to)).toEqual({});
  });
});

test("a backup overwrites no file, and is refused where nothing is installed", async () => {
  const { from, file } = await backedUp();
  const before = await readFile(file);
  expect(await refusalOf(writeBackup(from.context, { file, waitMs: 0 }))).toMatchObject({ code: "backup_exists" });
  expect(await readFile(file)).toEqual(before);
  const nowhere = await emptyPlace(server);
  const refusal = await refusalOf(writeBackup(nowhere.context, { file: join(nowhere.folder, "b"), waitMs: 0 }));
  expect(refusal).toMatchObject({ code: "nothing_to_back_up" });
  await expectUntouched(nowhere);
});

test("a hospital that a living worker holds is waited for, one whose worker died is not", async () => {
  const from = await emptyPlace(server);
  await makeKeys(from.dataDir);
  const lease = { runId: "run_1", owner: "somebody", fence: 1, expiresAt: new Date(Date.now() + 60_000) };
  const hospitals = from.master.db.collection("hospitals");
  await hospitals.insertOne({ slug: "anna", fence: 1, lease });
  const refusal = await refusalOf(writeBackup(from.context, { file: join(from.folder, "one"), waitMs: 0 }));
  expect(refusal).toMatchObject({ code: "never_quiet", message: expect.stringContaining("anna") });
  expect(from.said).toContain("waiting for the runs of anna");
  await hospitals.updateOne({ slug: "anna" }, { $set: { "lease.expiresAt": new Date(Date.now() - 1) } });
  expect(await writeBackup(from.context, { file: join(from.folder, "two"), waitMs: 0 })).toMatchObject({ ok: true });
});

async function refusalOf(outcome: ReturnType<typeof restoreBackup>) {
  const answer = await outcome;
  if (answer.ok) throw new Error("it was not refused");
  return answer.problem;
}
