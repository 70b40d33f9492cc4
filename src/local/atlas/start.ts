import { join } from "node:path";
import { type ServerType, serve } from "@hono/node-server";
import type { Logger } from "pino";
import type { z } from "zod";
import type { Clock } from "../../foundation/clock.ts";
import { OperatorError } from "../../foundation/errors.ts";
import type { RandomBytes } from "../../foundation/ids.ts";
import { type DatabaseBinary, isListening, pickFreePort } from "../databases/index.ts";
import { createAtlasApp } from "./app.ts";
import { operations } from "./catalogue.ts";
import { durationsAt, type Pace } from "./clusters/durations.ts";
import type { AtlasContext } from "./context.ts";
import { startExpiry } from "./expiry.ts";
import { createFaults, type Faults } from "./faults/faults.ts";
import { createRateLimits } from "./http/rate-limits.ts";
import { type Installation, openInstallation, saveInstallation } from "./installation.ts";
import { OrgLimits } from "./orgs/limits.ts";
import { seedOrganization } from "./orgs/seed.ts";
import { createPasswordVault } from "./password-vault.ts";
import { reviveClusters } from "./revive.ts";
import { createDatabaseServers } from "./servers/database-servers.ts";
import { createKeyedTurns } from "./servers/keyed-turns.ts";
import type { ClusterServers } from "./servers/port.ts";
import { LocalAtlasSettings } from "./settings.ts";
import { createNonces } from "./sign-in/nonces.ts";
import { oauthRoutes } from "./sign-in/oauth.ts";
import { createTokens } from "./sign-in/tokens.ts";
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
  readonly settings?: z.input<typeof LocalAtlasSettings>;
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
 * another process uses `dataDir`, when a setting is none that could be (such as a limit over what Atlas documents), and
 * `local_atlas_port_taken` when the port that was asked for is in use.
 */
export async function startLocalAtlas(options: LocalAtlasOptions): Promise<LocalAtlas> {
  const installation = await openInstallation(options.dataDir, options.random);
  const store = openStore(join(options.dataDir, "atlas.sqlite"), options.clock);
  try {
    return await serveStore(options, installation, store);
  } catch (error) {
    store.close();
    throw error;
  }
}

async function serveStore(options: LocalAtlasOptions, installation: Installation, store: Store): Promise<LocalAtlas> {
  const { dataDir, clock, random, log, pace = "instant" } = options;
  const settings = LocalAtlasSettings.parse(options.settings ?? {});
  const { orgId, publicKey, privateKey, clientId, clientSecret } = installation;
  const reservedPorts = store.clusters.all().map((cluster) => cluster.port);
  const port = await choosePort(options, installation.port, new Set(reservedPorts));
  const context: AtlasContext = {
    ...{ orgId, store, clock, random, log },
    limits: OrgLimits.parse(settings.limits ?? {}),
    rateLimits: rateLimitsOf(clock, pace, settings),
    baseUrl: `http://127.0.0.1:${port}`,
    userTurns: createKeyedTurns(),
    servers: clusterServers(options, settings, reservedPorts),
    vault: createPasswordVault(Buffer.from(installation.passwordKey, "base64url")),
    faults: faultsOf(settings),
    durations: durationsAt(pace),
    alwaysAdmitted: settings.alwaysAdmitted ?? ["127.0.0.1"],
  };
  await seedOrganization({ store, vault: context.vault, now: clock.now() }, installation);
  const tokens = createTokens({ key: Buffer.from(installation.tokenKey, "base64url"), store, clock, random });
  const signIn = { store, vault: context.vault, nonces: createNonces(clock, random), tokens };
  const app = createAtlasApp({ context, signIn, oauth: oauthRoutes({ store, clock, tokens }) });
  const http = await listen(app.fetch, port);
  if (port !== installation.port) await saveInstallation(dataDir, { ...installation, port });
  const revived = reviveClusters(context);
  const expiry = startExpiry(context);
  const close = async () => {
    await expiry.stop();
    await closeHttp(http);
    await context.servers.closeAll();
    await revived;
    store.close();
  };
  return { baseUrl: context.baseUrl, orgId, publicKey, privateKey, clientId, clientSecret, close };
}

function rateLimitsOf(clock: Clock, pace: Pace, { rateLimits = {} }: LocalAtlasSettings) {
  const { enforced = pace !== "instant", sizes = {} } = rateLimits;
  return createRateLimits(clock, enforced, sizes);
}

function faultsOf({ faults: orders = [] }: LocalAtlasSettings): Faults {
  const faults = createFaults(new Set(operations.map(({ id }) => id)));
  for (const order of orders) {
    const refusal = faults.add(order);
    if (refusal !== undefined) throw unknownFault(order.operation);
  }
  return faults;
}

function clusterServers(
  { server, dataDir, random, log }: LocalAtlasOptions,
  { idleMs = 120_000 }: LocalAtlasSettings,
  reservedPorts: number[],
): ClusterServers {
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

function unknownFault(operation: string): OperatorError {
  const problem = {
    code: "local_atlas_settings",
    message: `Local Atlas was asked to disturb an operation that it does not have: ${operation}.`,
    nextStep: "Name an operationId of the Admin API, such as createCluster, or * for all.",
    retryable: false,
  };
  return new OperatorError(problem, `no operation is named ${operation}`);
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
