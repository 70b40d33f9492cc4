import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Logger } from "pino";
import { waitUntil } from "../../foundation/wait.ts";
import { asAdmin } from "./admin-client.ts";
import type { DatabaseBinary, LaunchRequest } from "./binary.ts";
import { ferretdbCommand } from "./ferretdb.ts";
import { beginFirstStart, endFirstStart } from "./first-start.ts";
import { isListening, pickFreePort } from "./free-port.ts";
import { createFirstUser, mongodCommand } from "./mongod.ts";
import { runServer, type ServerProcess } from "./server-process.ts";
import { endStaleServer, forgetServer, noteServer } from "./stale-server.ts";
import { notStarted, portTaken } from "./start-error.ts";

const readyLimitMs = 30_000;
const stopGraceMs = 5_000;

export type DatabaseServer = {
  readonly port: number;
  /** With the administrator's password: for the process that started it, never for a log. */
  readonly adminUri: string;
  readonly pid: number;
  /** Resolves with the last output when the process has ended, for whatever reason. */
  readonly ended: Promise<string>;
  /** SIGTERM, then SIGKILL after `graceMs` (default 5,000; 0 kills at once). Resolves when the process is gone. */
  readonly stop: (graceMs?: number) => Promise<void>;
};

export type DatabaseServerRequest = {
  readonly binary: DatabaseBinary;
  /** Holds the data and a pid file; one server per folder. */
  readonly dir: string;
  /** 0 or left out: a free one. */
  readonly port?: number;
  readonly adminUsername: string;
  readonly adminPassword: string;
  /** False for tests: nothing waits for the disk. */
  readonly durable?: boolean;
  readonly log: Logger;
};

/**
 * Starts a MongoDB-wire server on 127.0.0.1 and answers when its administrator could sign in. A server that an earlier
 * process left behind in the same folder is ended first. Throws `database_port_taken` or `database_start` (with the
 * server's last output as detail).
 */
export async function startDatabaseServer(request: DatabaseServerRequest): Promise<DatabaseServer> {
  const { binary, adminUsername, adminPassword, durable = true } = request;
  const dir = resolve(request.dir);
  const dataDir = join(dir, "data");
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await endStaleServer(dir, request.log);
  const port = request.port || (await pickFreePort());
  if (await isListening(port)) throw portTaken(port, "");
  const isFirst = await beginFirstStart(dir, dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const launch: LaunchRequest = { path: resolve(binary.path), dataDir, port, adminUsername, adminPassword, durable };
  const command = binary.kind === "mongod" ? mongodCommand(launch) : ferretdbCommand(launch);
  const server = await runServer(command);
  const stop = async (graceMs = stopGraceMs) => {
    await server.stop(graceMs);
    await forgetServer(dir);
  };
  if (server.pid === undefined) throw notStarted(port, await server.ended);
  try {
    await noteServer(dir, server.pid, command.args);
    await becomeReady(binary, launch, server);
    if (isFirst) await endFirstStart(dir);
  } catch (error) {
    await stop(0);
    throw error;
  }
  const userinfo = `${encodeURIComponent(adminUsername)}:${encodeURIComponent(adminPassword)}`;
  const adminUri = `mongodb://${userinfo}@127.0.0.1:${port}/?authSource=admin`;
  return { port, adminUri, pid: server.pid, ended: server.ended, stop };
}

async function becomeReady(binary: DatabaseBinary, launch: LaunchRequest, server: ServerProcess): Promise<void> {
  const listening = await waitUntil(
    async () => (server.hasEnded() ? false : (await isListening(launch.port)) || undefined),
    { limitMs: readyLimitMs, everyMs: 5 },
  );
  if (!listening) throw notStarted(launch.port, server.tail());
  try {
    if (binary.kind === "mongod") await createFirstUser(launch);
    await asAdmin(launch, (admin) => admin.command({ ping: 1 }));
  } catch (error) {
    throw notStarted(launch.port, server.tail(), error);
  }
  if (server.hasEnded()) throw notStarted(launch.port, await server.ended);
}
