import { spawn } from "node:child_process";
import type { LaunchCommand } from "./binary.ts";
import { outputTail } from "./output-tail.ts";
import { dyingWithParent } from "./parent-death.ts";

export type ServerProcess = {
  /** Undefined when the program could not be started at all. */
  readonly pid: number | undefined;
  readonly hasEnded: () => boolean;
  /** The last output so far. */
  readonly tail: () => string;
  /** Resolves with the last output when the process is gone. */
  readonly ended: Promise<string>;
  readonly stop: (graceMs: number) => Promise<void>;
};

/** Runs a server in a session of its own, so that a terminal's Ctrl-C reaches it through us only. */
export async function runServer(own: LaunchCommand): Promise<ServerProcess> {
  const { command, args, env, cwd } = await dyingWithParent(own);
  const child = spawn(command, args, { env: { ...env }, cwd, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const tail = outputTail(child.stdout, child.stderr);
  let over = false;
  const ended = new Promise<string>((resolve) => {
    const end = (text: string) => {
      over = true;
      resolve(text);
    };
    child.once("close", () => end(tail()));
    child.once("error", (error) => end(error.message));
  });
  const stop = async (graceMs: number) => {
    if (over) return;
    child.kill(graceMs > 0 ? "SIGTERM" : "SIGKILL");
    const deadline = setTimeout(() => child.kill("SIGKILL"), graceMs);
    await ended;
    clearTimeout(deadline);
  };
  return { pid: child.pid, hasEnded: () => over, tail, ended, stop };
}
