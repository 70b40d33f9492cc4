import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import { isListening, keepDatabaseServer } from "../../local/databases/index.ts";
import type { Closing } from "../closing.ts";
import type { Toolchain } from "../toolchain.ts";

const adminUsername = "operator";

/**
 * The embedded master database: loopback only, with a password, its data under the data folder, its port kept. It comes
 * back at that port if it dies, and is stopped with everything else.
 */
export async function startMasterServer(request: {
  dataDir: string;
  password: string;
  mongo: Toolchain["mongo"];
  log: Logger;
  closing: Closing;
}): Promise<{ uri: string; port: number }> {
  const start = (port: number | undefined) =>
    keepDatabaseServer({
      binary: request.mongo,
      dir: join(request.dataDir, "master"),
      ...(port && { port }),
      adminUsername,
      adminPassword: request.password,
      log: request.log,
    });
  const kept = await keptPort(request.dataDir);
  const server = await start(kept).catch((error: unknown) => {
    if (kept === undefined) throw error;
    request.log.info({ port: kept }, "the master database's port is taken, taking another");
    return start(undefined);
  });
  request.closing.add("the master database", server.stop);
  await writeFile(portFile(request.dataDir), `${server.port}\n`);
  return { uri: server.adminUri, port: server.port };
}

/** The address of a master database that another process of this machine runs. */
export function embeddedMasterUri(port: number, password: string): string {
  return `mongodb://${adminUsername}:${encodeURIComponent(password)}@127.0.0.1:${port}/?authSource=admin`;
}

/** The address of a server that runs already, for another process on this machine; undefined if none listens there. */
export async function runningMasterUri(dataDir: string, password: string): Promise<string | undefined> {
  const port = await keptPort(dataDir);
  if (port === undefined || !(await isListening(port))) return undefined;
  return embeddedMasterUri(port, password);
}

function portFile(dataDir: string): string {
  return join(dataDir, "master-port");
}

async function keptPort(dataDir: string): Promise<number | undefined> {
  const text = await readFile(portFile(dataDir), "utf8").catch(() => "");
  const port = Number.parseInt(text, 10);
  return Number.isInteger(port) ? port : undefined;
}
