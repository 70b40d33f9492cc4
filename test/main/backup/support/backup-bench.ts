import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BSON } from "mongodb";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import type { MasterDatabase } from "../../../../src/database/master.ts";
import { systemClock } from "../../../../src/foundation/clock.ts";
import { systemRandom } from "../../../../src/foundation/ids.ts";
import type { BackupContext } from "../../../../src/main/backup/context.ts";
import { openKeys, openMasterPassword, openOpsKey } from "../../../../src/main/keys.ts";
import type { TestServer } from "../../../support/master-database.ts";
import { testToolchain } from "../../../support/toolchain.ts";

/** A data folder and a master database on the test's server, with what the commands are handed for them. */
export type Installation = {
  readonly folder: string;
  readonly dataDir: string;
  readonly master: MasterDatabase;
  readonly context: BackupContext;
  /** What was told so far. */
  readonly said: string[];
};

/** A place where nothing was installed yet. `onSay` hears each line, and may stop what goes on. */
export async function emptyPlace(
  server: TestServer,
  onSay: (line: string, stop: () => void) => void = () => {},
): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), "backup-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const dataDir = join(folder, "data");
  const master = await server.emptyDatabase();
  const masterUri = Object.assign(new URL(server.adminUri()), { pathname: `/${master.db.databaseName}` }).href;
  const stop = new AbortController();
  const said: string[] = [];
  const context: BackupContext = {
    config: {
      dataDir,
      masterUri,
      stateUrl: `file://${dataDir}/state`,
      ledgerAnchors: [{ kind: "file", path: join(dataDir, "ledger-anchors.jsonl") }],
      atlas: { target: "local", pace: "instant" },
    },
    toolchain: await testToolchain(),
    clock: systemClock,
    log: pino({ level: "silent" }),
    signal: stop.signal,
    say: (line) => {
      said.push(line);
      onSay(line, () => stop.abort());
    },
  };
  return { folder, dataDir, master, context, said };
}

/** Every key that an installation has. */
export async function makeKeys(dataDir: string): Promise<void> {
  for (const open of [openKeys, openMasterPassword, openOpsKey]) await open(dataDir, systemRandom);
}

/** A place with keys, files and documents of every type that could be. */
export async function someInstallation(...place: Parameters<typeof emptyPlace>): Promise<Installation> {
  const installation = await emptyPlace(...place);
  const { dataDir, master } = installation;
  await makeKeys(dataDir);
  const files = {
    "state/.pulumi/stacks/hospital-atlas/anna.json": "the state",
    "state/.pulumi/locks/organization/hospital-atlas/anna/1.json": "a lock",
    "stacks/anna/Pulumi.anna.yaml": "encryptionsalt: v1:salt",
    "stacks/anna/operations/7.json": "a mark",
    "plans/run_1.json": "a plan",
    "ledger-anchors.jsonl": "{}\n",
    "atlas/atlas.sqlite": "local Atlas",
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(dataDir, path, ".."), { recursive: true });
    await writeFile(join(dataDir, path), text);
  }
  await master.db.collection("hospitals").insertOne({ slug: "anna", fence: new BSON.Int32(3), lease: null });
  await master.db.collection<{ _id: string }>("types").insertOne({
    ...{
      _id: "all",
      int: new BSON.Int32(5),
      double: new BSON.Double(5),
      long: BSON.Long.fromString("9007199254740993"),
    },
    ...{
      date: new Date(7),
      bytes: new BSON.Binary(Buffer.from([1, 2])),
      none: null,
      list: [{ b: 1, a: "Zoë\n" }],
      id: 1,
    },
  } as { _id: string });
  await master.db.collection<{ _id: string; status: string }>("runs").insertMany([
    { _id: "run_1", status: "pending" },
    { _id: "run_2", status: "applied" },
  ]);
  await master.db.collection("jobs").insertOne({ name: "advance-run" });
  return installation;
}

/** Every document of a database in canonical Extended JSON, by collection. */
export async function documentsIn({ master }: Installation): Promise<Record<string, string[]>> {
  const names = (await master.db.listCollections().toArray()).map(({ name }) => name).sort();
  const lists = names.map(async (name) => {
    const documents = await master.db.collection(name).find({}, { promoteValues: false }).toArray();
    return [name, documents.map((document) => BSON.EJSON.stringify(document, { relaxed: false })).sort()] as const;
  });
  return Object.fromEntries((await Promise.all(lists)).filter(([, documents]) => documents.length > 0));
}

/** The paths of all files and folders in a place, as they stand. */
export async function everythingIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort();
}
