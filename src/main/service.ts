import type { Logger } from "pino";
import type { ProcessRole } from "../domain/processes.ts";
import { systemRandom } from "../foundation/ids.ts";
import { keepDoing } from "../foundation/keep-doing.ts";
import { createClosing } from "./closing.ts";
import type { Config } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { joinServers } from "./embedded/join.ts";
import { isAllOutside, type Places, placesOutside } from "./embedded/places.ts";
import { newIdentity } from "./identity.ts";
import { openMasterPassword } from "./keys.ts";
import { bePresent } from "./presence.ts";
import { startApi } from "./roles/api.ts";
import { type Ground, openGround, type Start } from "./roles/ground.ts";
import { startInbox } from "./roles/inbox.ts";
import type { Worker } from "./roles/worker.ts";
import { readToolchain } from "./toolchain.ts";

const checkpointEveryMs = 10_000;

export type Service = {
  /** Where it answers HTTP: everything, or health alone if it is no `api`. */
  readonly url: string;
  /** Null in a process that people do not speak to. */
  readonly opsKeyFile: string | null;
  /** Where local Atlas shows its page; null with the real Atlas. */
  readonly dashboardUrl: string | null;
  readonly close: () => Promise<void>;
};

/**
 * Starts what a process of this role is made of: servers, then a worker, then HTTP. What was started is stopped on
 * failure. `stop` is raised when nobody waits for it any more.
 */
export async function startService(
  config: Config,
  role: ProcessRole,
  log: Logger,
  stop: AbortSignal,
): Promise<Service> {
  const closing = createClosing((name, error) => log.error({ err: error }, `stopping ${name} went wrong`));
  try {
    const start = { config, identity: newIdentity(), log, closing };
    const work = role === "all" || role === "worker" ? await loadWorker(config) : null;
    const places = await placesOf(start, role, stop);
    const ground = await openGround(start, places);
    if (role !== "servers") startInbox(ground);
    const worker = work && (await work(ground));
    const parts = await startParts(ground, role, worker);
    return {
      ...parts,
      dashboardUrl: config.atlas.target === "local" ? places.atlas.access.baseUrl : null,
      close: closing.close,
    };
  } catch (error) {
    await closing.close();
    throw error;
  }
}

/** Where the servers are that this process needs; it starts them if that is part of its role. */
async function placesOf(start: Start, role: ProcessRole, stop: AbortSignal): Promise<Places> {
  const { config, log } = start;
  const outside = placesOutside(config);
  if (isAllOutside(outside)) {
    if (role === "servers") throw nothingToServe();
    return outside;
  }
  const masterPassword = await openMasterPassword(config.dataDir, systemRandom);
  if (role === "api" || role === "worker") return joinServers({ config, masterPassword, log, stop });
  const { ownServers } = await import("./embedded/own.ts");
  const toolchain = await readToolchain(config.toolchainManifest);
  return ownServers({ ...start, toolchain, masterPassword });
}

async function startParts(
  ground: Ground,
  role: ProcessRole,
  worker: Worker | null,
): Promise<Pick<Service, "url" | "opsKeyFile">> {
  const { closing, log, services } = ground;
  const { url, opsKeyFile } = await startHttp(ground, role);
  const checkpoint = keepDoing("the checkpoints of the ledgers", checkpointEveryMs, log, services.outbox.checkpoint);
  closing.add("the ledgers' checkpoints", checkpoint);
  const presence = bePresent({ ...services, log }, () => ({
    ...ground.identity,
    role,
    url,
    slots: worker?.slots ?? 0,
    runs: worker?.runs() ?? [],
  }));
  closing.add("its place among the processes", presence);
  closing.add("what would wait for a database that is away", async () => {
    await services.repositories.ping().catch(ground.disconnect);
  });
  return { url, opsKeyFile };
}

/** The engine and all around it is loaded by workers alone: others start faster and stay smaller. */
async function loadWorker(config: Config): Promise<(ground: Ground) => Promise<Worker>> {
  const { checkPlugins, startWorker } = await import("./roles/worker.ts");
  const toolchain = await readToolchain(config.toolchainManifest);
  checkPlugins(config, toolchain);
  return (ground) => startWorker(ground, toolchain);
}

async function startHttp(ground: Ground, role: ProcessRole): Promise<Pick<Service, "url" | "opsKeyFile">> {
  if (role === "all" || role === "api") return startApi(ground);
  const { startHealth } = await import("./roles/health.ts");
  return { ...(await startHealth(ground)), opsKeyFile: null };
}

function nothingToServe(): ConfigError {
  return new ConfigError([
    "--role servers: there is nothing to run, since MONGODB_MASTER_URI and the Atlas keys are set.",
  ]);
}
