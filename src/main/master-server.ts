import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import { startDatabaseServer } from "../local/databases/index.ts";
import type { Toolchain } from "./toolchain.ts";

/** The embedded master database: loopback only, with a password, its data under the data folder, its port kept. */
export async function startMasterServer(request: {
  dataDir: string;
  password: string;
  mongo: Toolchain["mongo"];
  log: Logger;
}): Promise<{ uri: string; stop: () => Promise<void> }> {
  const portFile = join(request.dataDir, "master-port");
  const start = (port: number | undefined) =>
    startDatabaseServer({
      binary: request.mongo,
      dir: join(request.dataDir, "master"),
      ...(port && { port }),
      adminUsername: "operator",
      adminPassword: request.password,
      log: request.log,
    });
  const kept = await keptPort(portFile);
  const server = await start(kept).catch((error: unknown) => {
    if (kept === undefined) throw error;
    request.log.info({ port: kept }, "the master database's port is taken, taking another");
    return start(undefined);
  });
  await writeFile(portFile, `${server.port}\n`);
  return { uri: server.adminUri, stop: server.stop };
}

async function keptPort(file: string): Promise<number | undefined> {
  const text = await readFile(file, "utf8").catch(() => "");
  const port = Number.parseInt(text, 10);
  return Number.isInteger(port) ? port : undefined;
}
