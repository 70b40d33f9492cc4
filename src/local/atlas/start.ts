import { join } from "node:path";
import { type ServerType, serve } from "@hono/node-server";
import type { Logger } from "pino";
import type { Clock } from "../../foundation/clock.ts";
import type { RandomBytes } from "../../foundation/ids.ts";
import { type DatabaseBinary, isListening, pickFreePort } from "../databases/index.ts";
import { createAtlasApp } from "./app.ts";
import { durationsAt, type Pace } from "./clusters/durations.ts";
import type { AtlasContext } from "./context.ts";
import { createFaults } from "./faults/faults.ts";
import { createRateLimits } from "./http/rate-limits.ts";
import { openInstallation, saveInstallation } from "./installation.ts";
import { createPasswordVault } from "./password-vault.ts";
import { reviveClusters } from "./revive.ts";
import { createDatabaseServers } from "./servers/database-servers.ts";
import type { ClusterServers } from "./servers/port.ts";
import { createNonces } from "./sign-in/nonces.ts";
import { createServiceAccount } from "./sign-in/service-account.ts";
import { openStore } from "./store/store.ts";

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
 * another process uses `dataDir`.
 */
export async function startLocalAtlas(options: LocalAtlasOptions): Promise<LocalAtlas> {
  const { dataDir, clock, random, log } = options;
  const installation = await openInstallation(dataDir, random);
  const store = openStore(join(dataDir, "atlas.sqlite"));
  const reservedPorts = store.clusters.all().map((cluster) => cluster.port);
  const port = await choosePort(options.port ?? installation.port, new Set(reservedPorts));
  if (port !== installation.port) await saveInstallation(dataDir, { ...installation, port });
  const { orgId, publicKey, privateKey, clientId, clientSecret } = installation;
  const context: AtlasContext = {
    ...{ orgId, store, clock, random, log },
    baseUrl: `http://127.0.0.1:${port}`,
    servers: clusterServers(options, reservedPorts),
    vault: createPasswordVault(Buffer.from(installation.passwordKey, "base64url")),
    faults: createFaults(),
    durations: durationsAt(options.pace ?? "instant"),
  };
  const tokenKey = Buffer.from(installation.tokenKey, "base64url");
  const { routes: oauth, isToken } = createServiceAccount({ clientId, clientSecret, tokenKey, clock, random });
  const signIn = { key: { publicKey, privateKey }, nonces: createNonces(clock, random), isToken };
  const limits = createRateLimits(clock, (options.pace ?? "instant") !== "instant");
  const app = createAtlasApp({ context, limits, signIn, oauth });
  const http = await listen(app.fetch, port);
  const revived = reviveClusters(context);
  const close = async () => {
    await closeHttp(http);
    await context.servers.closeAll();
    await revived;
    store.close();
  };
  return { baseUrl: context.baseUrl, orgId, publicKey, privateKey, clientId, clientSecret, close };
}

function clusterServers({ server, dataDir, random, log }: LocalAtlasOptions, reservedPorts: number[]): ClusterServers {
  if (!("kind" in server)) return server;
  return createDatabaseServers({ binary: server, dir: join(dataDir, "clusters"), reservedPorts, random, log });
}

async function choosePort(wanted: number | undefined, reserved: ReadonlySet<number>): Promise<number> {
  if (wanted !== undefined && wanted !== 0 && !(await isListening(wanted))) return wanted;
  return pickFreePort(reserved);
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
