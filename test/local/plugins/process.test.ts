import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { waitUntil } from "../../../src/foundation/wait.ts";
import { installStandInPlugins, type StandInPlugins } from "../../../src/local/plugins/install.ts";

let dir = "";
let plugins: StandInPlugins = { mongodbatlas: "", random: "" };

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "it's a folder "));
  plugins = await installStandInPlugins({ dir, node: process.execPath });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

function programOf(name: keyof StandInPlugins): string {
  return join(plugins[name], `pulumi-resource-${name}`);
}

async function start(name: keyof StandInPlugins): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(programOf(name), ["127.0.0.1:1"], { stdio: ["pipe", "pipe", "inherit"] });
  if (!child.stdout) throw new Error("The plugin has no output.");
  const [line] = await once(child.stdout, "data");
  return { child, port: Number(String(line)) };
}

describe.each(["mongodbatlas", "random"] as const)("the plugin %s", (name) => {
  test("tells its port and ends when its engine lets go of it", async () => {
    const { child, port } = await start(name);
    expect(port).toBeGreaterThan(0);
    child.stdin?.end();
    expect((await once(child, "exit"))[0]).toBe(0);
  });

  test("is left as it is by another installation, and put right if it is not right", async () => {
    const before = await stat(programOf(name));
    await installStandInPlugins({ dir, node: process.execPath });
    expect((await stat(programOf(name))).mtimeMs).toBe(before.mtimeMs);
    await installStandInPlugins({ dir, node: "/another/node" });
    expect(await readFile(programOf(name), "utf8")).toContain("'/another/node'");
    await installStandInPlugins({ dir, node: process.execPath });
    expect((await stat(programOf(name))).mode & 0o111).toBe(0o111);
  });
});

test("a plugin ends when its engine is killed", async () => {
  const script = `
    const { spawn } = require("node:child_process");
    const child = spawn(process.argv[1], [], { stdio: ["pipe", "pipe", "inherit"], detached: true });
    child.stdout.once("data", () => console.log(child.pid));
    setInterval(() => {}, 1000);
  `;
  const engine = spawn(process.execPath, ["-e", script, programOf("random")], { stdio: ["ignore", "pipe", "inherit"] });
  if (!engine.stdout) throw new Error("The engine has no output.");
  const [line] = await once(engine.stdout, "data");
  engine.kill("SIGKILL");
  const gone = await waitUntil(async () => (await isGone(Number(String(line)))) || undefined, {
    limitMs: 5000,
    everyMs: 10,
  });
  expect(gone).toBe(true);
});

/** A process that nobody has waited for yet is a zombie, which is gone as well. */
async function isGone(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return status === "" || status.split(") ")[1]?.startsWith("Z") === true;
}
