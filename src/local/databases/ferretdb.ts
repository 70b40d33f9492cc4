import type { LaunchCommand, LaunchRequest } from "./binary.ts";

/**
 * How to start FerretDB 1.24 on SQLite files in `dataDir`. It makes its first user itself when there is none yet. The
 * folder is given as its working directory: in a file URL it garbles `%`, `?` and `#`.
 */
export function ferretdbCommand(request: LaunchRequest): LaunchCommand {
  return {
    command: request.path,
    args: [
      "--handler=sqlite",
      `--sqlite-url=file:./${request.durable ? "" : "?_pragma=synchronous(off)"}`,
      `--listen-addr=127.0.0.1:${request.port}`,
      "--debug-addr=-",
      "--telemetry=disable",
      "--state-dir=",
      "--log-level=error",
      "--test-enable-new-auth=true",
      `--setup-username=${request.adminUsername}`,
      "--setup-database=admin",
    ],
    env: { FERRETDB_SETUP_PASSWORD: request.adminPassword },
    cwd: request.dataDir,
  };
}
