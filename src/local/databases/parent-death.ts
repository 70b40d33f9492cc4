import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { LaunchCommand } from "./binary.ts";

const run = promisify(execFile);
const setpriv = "/usr/bin/setpriv";
let available: Promise<boolean> | undefined;

/**
 * Makes the kernel kill the server when our process dies, kill -9 included, where Linux' `setpriv` can be had.
 * Elsewhere the pid file of the next start is what cleans up.
 */
export async function dyingWithParent(launch: LaunchCommand): Promise<LaunchCommand> {
  available ??= run(setpriv, ["--pdeathsig", "KILL", "true"]).then(
    () => true,
    () => false,
  );
  if (!(await available)) return launch;
  return { ...launch, command: setpriv, args: ["--pdeathsig", "KILL", launch.command, ...launch.args] };
}
