import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../../src/foundation/clock.ts";
import { systemRandom } from "../../../src/foundation/ids.ts";
import { waitUntil } from "../../../src/foundation/wait.ts";
import { type LocalAtlas, startLocalAtlas, startLocalAtlasApart } from "../../../src/local/index.ts";
import { testToolchain } from "../../support/toolchain.ts";
import { askWithDigest } from "../atlas/support/digest-client.ts";
import { clusterRequest, userRequest } from "../atlas/support/local-atlas.ts";
import { connectionOf, trySignIn } from "../atlas/support/sign-in-to-database.ts";

const password = "correct horse battery";
const patience = { limitMs: 20_000, everyMs: 20 };
const log = pino({ level: "silent" });
let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "apart-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

type Access = Omit<LocalAtlas, "close">;

function ask(atlas: Access, method: string, path: string, body?: unknown) {
  return askWithDigest(`${atlas.baseUrl}/api/atlas/v2${path}`, atlas, { method, body });
}

/** A cluster with a user; answers its connection string. */
async function prepare(atlas: Access): Promise<string> {
  const { body } = await ask(atlas, "POST", "/groups", { name: "p", orgId: atlas.orgId });
  await ask(atlas, "POST", `/groups/${body.id}/clusters`, clusterRequest("c", "M0"));
  await ask(atlas, "POST", `/groups/${body.id}/databaseUsers`, userRequest("app", password));
  const idle = await waitUntil(async () => {
    const cluster = await ask(atlas, "GET", `/groups/${body.id}/clusters/c`);
    return cluster.body.stateName === "IDLE" ? cluster : undefined;
  }, patience);
  if (idle === undefined) throw new Error("The cluster did not become idle.");
  return connectionOf(idle);
}

/** The process of local Atlas that `owner` started. */
async function atlasOf(owner: number | undefined): Promise<number> {
  const { stdout } = await promisify(execFile)("pgrep", ["-P", String(owner), "-f", "apart/main"]);
  return Number(stdout);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("local Atlas that is killed comes back at the same address with everything that it had", async () => {
  const server = (await testToolchain()).mongo;
  const atlas = await startLocalAtlasApart({ dataDir, server, logLevel: "silent" }, log);
  try {
    const uri = await prepare(atlas);
    const first = await atlasOf(process.pid);
    process.kill(first, "SIGKILL");
    const back = await waitUntil(async () => {
      const answer = await ask(atlas, "GET", "/groups").catch(() => undefined);
      return answer?.status === 200 ? answer : undefined;
    }, patience);
    expect(back?.body.totalCount).toBe(1);
    expect(await atlasOf(process.pid)).not.toBe(first);
    expect(await trySignIn(uri, "app", password)).toBe("ok");
  } finally {
    await atlas.close();
  }
  await expect(ask(atlas, "GET", "/groups")).rejects.toThrow();
});

test("when whoever started it is killed, local Atlas and its database servers end as well", async () => {
  const program = fileURLToPath(new URL("support/owner.ts", import.meta.url));
  const binary = JSON.stringify((await testToolchain()).mongo);
  const owner: ChildProcess = spawn(process.execPath, [program, dataDir, binary], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (owner.stdout === null) throw new Error("The process has no output.");
  const [line] = (await once(createInterface({ input: owner.stdout }), "line")) as [string];
  const atlas = JSON.parse(line) as Access;
  const uri = await prepare(atlas);
  expect(await trySignIn(uri, "app", password)).toBe("ok");
  const pid = await atlasOf(owner.pid);
  owner.kill("SIGKILL");
  expect(await waitUntil(async () => !isRunning(pid) || undefined, patience)).toBe(true);
  expect(await trySignIn(uri, "app", password)).toMatch(/ECONNREFUSED/);
});

test("a start that is refused says why, as it would in the same process", async () => {
  const server = (await testToolchain()).mongo;
  const other = join(dataDir, "other");
  const taken = await startLocalAtlas({ dataDir: other, server, log, clock: systemClock, random: systemRandom });
  try {
    const port = Number(new URL(taken.baseUrl).port);
    const start = startLocalAtlasApart({ dataDir, server, port, logLevel: "silent" }, log);
    await expect(start).rejects.toMatchObject({ problem: { code: "local_atlas_port_taken" } });
  } finally {
    await taken.close();
  }
});
