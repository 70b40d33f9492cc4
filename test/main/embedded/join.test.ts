import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { systemRandom } from "../../../src/foundation/ids.ts";
import { openInstallation } from "../../../src/local/atlas/installation.ts";
import { readConfig } from "../../../src/main/config.ts";
import { type Joining, joinServers } from "../../../src/main/embedded/join.ts";
import { lockServers } from "../../../src/main/embedded/lock.ts";
import { type EmbeddedNote, readNote, removeNote, writeNote } from "../../../src/main/embedded/note.ts";

let dataDir: string;
const said: string[] = [];
const log = pino({ level: "warn" }, { write: (line) => void said.push(line) });

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "embedded-"));
  said.length = 0;
});
afterEach(() => rm(dataDir, { recursive: true }));

function joining(changes: Partial<Joining> = {}, environment: Record<string, string> = {}): Joining {
  const config = readConfig({ DATA_DIR: dataDir, ...environment }, join(dataDir, ".env"));
  return { config, masterPassword: "p@ss", log, stop: new AbortController().signal, waitMs: 300, ...changes };
}

/** A port on which somebody listens until the test is over. */
async function heldPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.close();
  });
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

async function someNote(changes: Partial<EmbeddedNote> = {}): Promise<EmbeddedNote> {
  const [masterPort, atlasPort] = [await heldPort(), await heldPort()];
  return { machine: "m", pid: 4711, masterPort, localAtlasUrl: `http://127.0.0.1:${atlasPort}`, ...changes };
}

test("a note is its owner's alone, comes back as it was written, and is gone once it is removed", async () => {
  const note = await someNote();
  await writeNote(dataDir, note);
  expect((await stat(join(dataDir, "embedded.json"))).mode & 0o777).toBe(0o600);
  expect(await readNote(dataDir)).toEqual(note);
  await removeNote(dataDir);
  await removeNote(dataDir);
  expect(await readNote(dataDir)).toBeUndefined();
});

test.each(["", "{", '{"pid":1}', '{"machine":"m","pid":-1,"masterPort":1,"localAtlasUrl":null}'])(
  "a note that makes no sense is none: %s",
  async (text) => {
    await writeFile(join(dataDir, "embedded.json"), text);
    expect(await readNote(dataDir)).toBeUndefined();
  },
);

test("servers that answer are joined with the keys of the data folder", async () => {
  const note = await someNote();
  const keys = await openInstallation(join(dataDir, "atlas"), systemRandom);
  await writeNote(dataDir, note);
  const { masterUri, atlas } = await joinServers(joining());
  expect(masterUri).toBe(`mongodb://operator:p%40ss@127.0.0.1:${note.masterPort}/?authSource=admin`);
  const { orgId, publicKey, privateKey } = keys;
  expect(atlas).toEqual({ access: { baseUrl: note.localAtlasUrl, publicKey, privateKey }, orgId });
  expect(said).toEqual([]);
});

test("servers that come a moment later are waited for, which is said once", async () => {
  await openInstallation(join(dataDir, "atlas"), systemRandom);
  const note = await someNote();
  const joined = joinServers(joining({ waitMs: 10_000 }));
  await expect.poll(() => said.length).toBe(1);
  await writeNote(dataDir, note);
  expect((await joined).masterUri).toContain(`:${note.masterPort}/`);
  expect(said.join("")).toContain("Waiting for a process that runs the embedded servers");
  expect(said).toHaveLength(1);
});

test("where nobody runs servers, or only a dead one's note lies, it is refused with what to do", async () => {
  await expect(joinServers(joining())).rejects.toThrow("npm start -- --role servers");
  await writeNote(dataDir, await someNote({ masterPort: 1 }));
  await expect(joinServers(joining())).rejects.toThrow("The last one that did was process 4711 on m.");
});

test("a master database of its own is kept, and only local Atlas is joined", async () => {
  await openInstallation(join(dataDir, "atlas"), systemRandom);
  await writeNote(dataDir, await someNote({ masterPort: null }));
  const own = "mongodb://db.example/x";
  expect((await joinServers(joining({}, { MONGODB_MASTER_URI: own }))).masterUri).toBe(own);
  await expect(joinServers(joining())).rejects.toThrow("Give both the same");
});

test("of two that want to own the servers one may, and names the other who does, until it lets go", async () => {
  const lock = await lockServers(dataDir);
  await expect(lockServers(dataDir)).rejects.toThrow("Another process runs the embedded servers");
  await writeNote(dataDir, await someNote());
  await expect(lockServers(dataDir)).rejects.toThrow("The process 4711 runs the embedded servers");
  const other = join(dataDir, "other");
  await mkdir(other);
  await (await lockServers(other)).release();
  await lock.release();
  await (await lockServers(dataDir)).release();
});
