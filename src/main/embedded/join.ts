import { join } from "node:path";
import type { Logger } from "pino";
import { waitUntil } from "../../foundation/wait.ts";
import { isListening } from "../../local/databases/index.ts";
import { readLocalAtlasKeys } from "../../local/index.ts";
import type { Config } from "../config.ts";
import { ConfigError } from "../config-error.ts";
import { embeddedMasterUri } from "./master-server.ts";
import { type EmbeddedNote, readNote } from "./note.ts";
import { isAllOutside, type Places, placesOutside } from "./places.ts";

const waitLimitMs = 30_000;
const lookEveryMs = 100;

export type Joining = {
  readonly config: Config;
  readonly masterPassword: string;
  readonly log: Logger;
  /** Raised when somebody wants the process to stop. */
  readonly stop: AbortSignal;
  readonly waitMs?: number;
};

/**
 * The embedded servers that another process of this data folder runs. Waits until they answer, half a minute at most;
 * throws `ConfigError` if they don't.
 */
export async function joinServers({
  config,
  masterPassword,
  log,
  stop,
  waitMs = waitLimitMs,
}: Joining): Promise<Places> {
  const outside = placesOutside(config);
  if (isAllOutside(outside)) return outside;
  const { dataDir } = config;
  let hasWaited = false;
  const note = await waitUntil(
    async () => {
      const found = await readNote(dataDir);
      if (found && (await answers(found))) return found;
      if (!hasWaited) log.warn(`Waiting for a process that runs the embedded servers of ${dataDir}.`);
      hasWaited = true;
      return undefined;
    },
    { limitMs: waitMs, everyMs: lookEveryMs, signal: stop },
  );
  if (!note) throw nobodyThere(dataDir, await readNote(dataDir));
  const { masterPort, localAtlasUrl } = note;
  const places = {
    ...(masterPort !== null && { masterUri: embeddedMasterUri(masterPort, masterPassword) }),
    ...(localAtlasUrl !== null && { atlas: await accessOf(dataDir, localAtlasUrl) }),
    ...outside,
  };
  if (isAllOutside(places)) return places;
  throw configuredOtherwise(dataDir);
}

async function answers({ masterPort, localAtlasUrl }: EmbeddedNote): Promise<boolean> {
  const ports = [masterPort, localAtlasUrl === null ? null : Number(new URL(localAtlasUrl).port)];
  const listening = await Promise.all(ports.map(async (port) => port === null || isListening(port)));
  return listening.every(Boolean);
}

async function accessOf(dataDir: string, baseUrl: string): Promise<Places["atlas"]> {
  const { publicKey, privateKey, orgId } = await readLocalAtlasKeys(join(dataDir, "atlas"));
  return { access: { baseUrl, publicKey, privateKey }, orgId };
}

function nobodyThere(dataDir: string, note: EmbeddedNote | undefined): ConfigError {
  const last = note && ` The last one that did was process ${note.pid} on ${note.machine}.`;
  return new ConfigError([
    `DATA_DIR: no process runs the embedded servers of ${dataDir} on this machine.${last ?? ""}`,
    "Start one with `npm start -- --role servers`, or set MONGODB_MASTER_URI and the Atlas keys.",
  ]);
}

function configuredOtherwise(dataDir: string): ConfigError {
  return new ConfigError([
    `DATA_DIR: the process that runs the embedded servers of ${dataDir} has other settings of MONGODB_MASTER_URI or the Atlas keys than this one. Give both the same.`,
  ]);
}
