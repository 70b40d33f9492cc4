import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import { keepDatabaseServer } from "../../local/databases/index.ts";
import type { Closing } from "../closing.ts";
import type { Toolchain } from "../toolchain.ts";

const username = "operator";

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
  const portFile = join(request.dataDir, "master-port");
  const start = (port: number | undefined) =>
    keepDatabaseServer({
      binary: request.mongo,
      dir: join(request.dataDir, "master"),
      ...(port && { port }),
      adminUsername: username,
      adminPassword: request.password,
      log: request.log,
    });
  const kept = await keptPort(portFile);
  const server = await start(kept).catch((error: unknown) => {
    if (kept === undefined) throw error;
    request.log.info({ port: kept }, "the master database's port is taken, taking another");
    return start(undefined);
  });
  request.closing.add("the master database", server.stop);
  await writeFile(portFile, `${server.port}\n`);
  return { uri: server.adminUri, port: server.port };
}

/** The address of a master database that another process of this machine runs. */
export function embeddedMasterUri(port: number, password: string): string {
  return `mongodb://${username}:${encodeURIComponent(password)}@127.0.0.1:${port}/?authSource=admin`;
}

async function keptPort(file: string): Promise<number | undefined> {
  const text = await readFile(file, "utf8").catch(() => "");
  const port = Number.parseInt(text, 10);
  return Number.isInteger(port) ? port : undefined;
}
