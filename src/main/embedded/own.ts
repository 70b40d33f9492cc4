import type { Logger } from "pino";
import type { Closing } from "../closing.ts";
import type { Config } from "../config.ts";
import type { Identity } from "../identity.ts";
import type { Toolchain } from "../toolchain.ts";
import { startAtlas } from "./atlas.ts";
import { lockServers } from "./lock.ts";
import { startMasterServer } from "./master-server.ts";
import { removeNote, writeNote } from "./note.ts";
import { isAllOutside, type Places, placesOutside } from "./places.ts";

export type Owning = {
  readonly config: Config;
  readonly toolchain: Toolchain;
  readonly masterPassword: string;
  readonly identity: Identity;
  readonly log: Logger;
  readonly closing: Closing;
};

/**
 * Starts the embedded servers that this installation needs, keeps them running, and tells others of the same data folder
 * where they are. Throws `ConfigError` while another process runs them.
 */
export async function ownServers({
  config,
  toolchain,
  masterPassword,
  identity,
  log,
  closing,
}: Owning): Promise<Places> {
  const outside = placesOutside(config);
  if (isAllOutside(outside)) return outside;
  const { dataDir } = config;
  const lock = await lockServers(dataDir);
  closing.add("the lock of the data folder", lock.release);
  const [master, atlas] = await Promise.all([
    outside.masterUri === undefined
      ? startMasterServer({ dataDir, password: masterPassword, mongo: toolchain.mongo, log, closing })
      : null,
    outside.atlas === undefined ? startAtlas(config, toolchain, log, closing) : null,
  ]);
  const places = { ...outside, ...(master && { masterUri: master.uri }), ...(atlas && { atlas }) };
  if (!isAllOutside(places)) throw new Error("an embedded server was not started");
  await writeNote(dataDir, {
    machine: identity.machine,
    pid: identity.pid,
    masterPort: master?.port ?? null,
    localAtlasUrl: atlas?.access.baseUrl ?? null,
  });
  closing.add("the note of where the servers are", () => removeNote(dataDir));
  return places;
}
