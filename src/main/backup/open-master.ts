import { MongoServerError } from "mongodb";
import { type MasterDatabase, openMasterDatabase } from "../../database/master.ts";
import { createClosing } from "../closing.ts";
import { lockServers } from "../embedded/lock.ts";
import { runningMasterUri, startMasterServer } from "../embedded/master-server.ts";
import type { BackupContext } from "./context.ts";

/**
 * The master database of an installation: the configured one, the embedded one of the service that runs, or else the
 * embedded one started here, until `close`.
 */
export async function openMaster(
  { config, toolchain, log, say }: Pick<BackupContext, "config" | "toolchain" | "log" | "say">,
  dataDir: string,
  password: string,
): Promise<MasterDatabase> {
  if (config.masterUri) return openMasterDatabase(config.masterUri);
  const running = await runningMasterUri(dataDir, password);
  const opened = running ? await openMasterDatabase(running).catch(unlessRefused) : undefined;
  if (opened) {
    say("the service is running, so its database is read as it is");
    return opened;
  }
  const closing = createClosing((name, error) => log.error({ err: error }, `stopping ${name} went wrong`));
  const lock = await lockServers(dataDir);
  closing.add("the lock of the data folder", lock.release);
  const server = await startMasterServer({ dataDir, password, mongo: toolchain.mongo, log, closing });
  try {
    const master = await openMasterDatabase(server.uri);
    return {
      db: master.db,
      close: async () => {
        await master.close();
        await closing.close();
      },
    };
  } catch (error) {
    await closing.close();
    throw error;
  }
}

/** A server that does not know our password is another program's, which got the port meanwhile. */
function unlessRefused(error: unknown): undefined {
  if (error instanceof MongoServerError) return undefined;
  throw error;
}
