import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { testToolchain } from "../../support/toolchain.ts";
import type { ServiceFolder } from "./service-folder.ts";
import { madeUpEnvironment } from "./service-process.ts";

export type CommandProcess = {
  readonly pid: number;
  readonly output: () => string;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Answers the exit code when it has ended; null if a signal killed it. */
  readonly ended: Promise<number | null>;
};

/** Starts one of the commands that go with the service, as `npm run` does, on the data of a folder. */
export async function startCommand(
  name: "backup" | "restore",
  folder: ServiceFolder,
  args: readonly string[],
): Promise<CommandProcess> {
  const { node } = await testToolchain();
  const program = fileURLToPath(new URL(`../../../src/main/backup/${name}.ts`, import.meta.url));
  const child = spawn(node, ["--disable-warning=ExperimentalWarning", program, ...args], {
    cwd: folder.path,
    env: madeUpEnvironment(folder),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  return {
    pid: child.pid ?? 0,
    output: () => printed,
    signal: (signal) => void child.kill(signal),
    ended: once(child, "close").then(([code]) => (typeof code === "number" ? code : null)),
  };
}

/** Runs one to its end. */
export async function runCommand(...request: Parameters<typeof startCommand>) {
  const command = await startCommand(...request);
  const code = await command.ended;
  return { code, output: command.output() };
}
