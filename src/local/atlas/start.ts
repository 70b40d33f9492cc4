import { join } from "node:path";
import { type ServerType, serve } from "@hono/node-server";
import type { Logger } from "pino";
import type { Clock } from "../../foundation/clock.ts";
import { OperatorError } from "../../foundation/errors.ts";
import type { RandomBytes } from "../../foundation/ids.ts";
import { type DatabaseBinary, isListening, pickFreePort } from "../databases/index.ts";
import { createAtlasApp } from "./app.ts";
import { durationsAt, type Pace } from "./clusters/durations.ts";
import type { AtlasContext } from "./context.ts";
import { createFaults } from "./faults/faults.ts";
import { createRateLimits } from "./http/rate-limits.ts";
import { type Installation, openInstallation, saveInstallation } from "./installation.ts";
import { createPasswordVault } from "./password-vault.ts";
import { reviveClusters } from "./revive.ts";
import { createDatabaseServers } from "./servers/database-servers.ts";
import type { ClusterServers } from "./servers/port.ts";
import { createNonces } from "./sign-in/nonces.ts";
import { createServiceAccount } from "./sign-in/service-account.ts";
import { openStore, type Store } from "./store/store.ts";

export type LocalAtlasOptions = {
  /** Holds the store, the keys and the clusters' data; one local Atlas per folder. */
  readonly dataDir: string;
  /** Left out: the port of the last start, or a free one. */
  readonly port?: number;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Logger;
  /** The program that runs behind clusters, or something that stands in for all of them. */
  readonly server: DatabaseBinary | ClusterServers;
  /** Default: `instant`. */
  readonly pace?: Pace;
  /** Addresses that every access list admits without naming them; default: 127.0.0.1. */
  readonly alwaysAdmitted?: readonly string[];
  /** A database server that nobody has used for so long is stopped until its next client; default: two minutes. */
  readonly idleMs?: number;
};

export type LocalAtlas = {
  readonly baseUrl: string;
  readonly orgId: string;
  readonly publicKey: string;
  readonly privateKey: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Stops the HTTP server and every database server; what they hold stays. */
  readonly close: () => Promise<void>;
};

/**
 * Starts local Atlas on 127.0.0.1. Organization, keys and port are made at the first start and stay the same. Throws when
 * another process uses `dataDir`, and `local_atlas_port_taken` when the port that was asked for is in use.
 */
export async function startLocalAtlas(options: LocalAtlasOptions): Promise<LocalAtlas> {
  const installation = await openInstallation(options.dataDir, options.random);
  const store = openStore(join(options.dataDir, "atlas.sqlite"));
  try {
    return await serveStore(options, installation, store);
  } catch (error) {
    store.close();
    throw error;
  }
}

async function serveStore(options: LocalAtlasOptions, installation: Installation, store: Store): Promise<LocalAtlas> {
  const { dataDir, clock, random, log, pace = "instant", alwaysAdmitted = ["127.0.0.1"] } = options;
  const { orgId, publicKey, privateKey, clientId, clientSecret } = installation;
  const reservedPorts = store.clusters.all().map((cluster) => cluster.port);
  const port = await choosePort(options, installation.port, new Set(reservedPorts));
  const context: AtlasContext = {
    ...{ orgId, store, clock, random, log },
    apiKey: { id: installation.apiKeyId, publicKey },
    baseUrl: `http://127.0.0.1:${port}`,
    servers: clusterServers(options, reservedPorts),
    vault: createPasswordVault(Buffer.from(installation.passwordKey, "base64url")),
    faults: createFaults(),
    durations: durationsAt(pace),
    alwaysAdmitted,
  };
  const tokenKey = Buffer.from(installation.tokenKey, "base64url");
  const { routes: oauth, isToken } = createServiceAccount({ clientId, clientSecret, tokenKey, clock, random });
  const signIn = { key: { publicKey, privateKey }, nonces: createNonces(clock, random), isToken };
  const app = createAtlasApp({ context, limits: createRateLimits(clock, pace !== "instant"), signIn, oauth });
  const http = await listen(app.fetch, port);
  if (port !== installation.port) await saveInstallation(dataDir, { ...installation, port });
  const revived = reviveClusters(context);
  const close = async () => {
    await closeHttp(http);
    await context.servers.closeAll();
    await revived;
    store.close();
  };
  return { baseUrl: context.baseUrl, orgId, publicKey, privateKey, clientId, clientSecret, close };
}

function clusterServers(options: LocalAtlasOptions, reservedPorts: number[]): ClusterServers {
  const { server, dataDir, random, log, idleMs = 120_000 } = options;
  if (!("kind" in server)) return server;
  const dir = join(dataDir, "clusters");
  return createDatabaseServers({ binary: server, dir, reservedPorts, random, log, idleMs });
}

async function choosePort(
  { port: wanted, random }: LocalAtlasOptions,
  lastPort: number | undefined,
  reserved: ReadonlySet<number>,
): Promise<number> {
  if (wanted !== undefined && wanted !== 0) {
    if (await isListening(wanted)) throw portTaken(wanted);
    return wanted;
  }
  const canStay = lastPort !== undefined && !(await isListening(lastPort));
  return canStay ? lastPort : pickFreePort(reserved, random);
}

function portTaken(port: number): OperatorError {
  const problem = {
    code: "local_atlas_port_taken",
    message: `Local Atlas can't listen on port ${port}: another program uses it.`,
    nextStep: `Stop the program that listens on port ${port}, or choose another port.`,
    retryable: true,
  };
  return new OperatorError(problem, `127.0.0.1:${port} accepts connections already`);
}

function listen(fetch: Parameters<typeof serve>[0]["fetch"], port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: "127.0.0.1", port }, () => resolve(server));
    server.once("error", reject);
  });
}

function closeHttp(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
}
