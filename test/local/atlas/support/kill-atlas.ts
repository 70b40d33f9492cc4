import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { DatabaseBinary, LocalAtlas } from "../../../../src/local/index.ts";

const program = fileURLToPath(new URL("killed-atlas.ts", import.meta.url));

/** Local Atlas in a process that can be killed without warning. */
export async function startKillableAtlas(dataDir: string, binary?: DatabaseBinary) {
  const args = binary === undefined ? [dataDir] : [dataDir, JSON.stringify(binary)];
  const child: ChildProcess = spawn(process.execPath, [program, ...args], { stdio: ["pipe", "pipe", "inherit"] });
  if (child.stdout === null) throw new Error("The process has no output.");
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, "line")) as [string];
  const atlas = JSON.parse(line) as Omit<LocalAtlas, "close">;
  const ended = once(child, "exit");
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  return { atlas, pid: child.pid ?? 0, kill };
}
