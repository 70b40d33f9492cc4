import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { startDatabaseServer } from "../../src/local/databases/index.ts";
import { testToolchain } from "../support/toolchain.ts";

export type MasterServer = { readonly uri: string; readonly stop: () => Promise<void> };

/** A database server as the embedded default has it, on an empty folder of its own. */
export async function startMasterServer(): Promise<MasterServer> {
  const dir = await mkdtemp(join(tmpdir(), "bench-master-"));
  const { mongo } = await testToolchain();
  const admin = { adminUsername: "bench", adminPassword: "a-password-for-a-bench" };
  const server = await startDatabaseServer({ binary: mongo, dir, ...admin, log: pino({ level: "silent" }) });
  return {
    uri: server.adminUri,
    stop: async () => {
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
