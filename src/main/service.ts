import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import { createApp } from "../api/app.ts";
import { createMetrics } from "../api/metrics.ts";
import { createAtlasReader } from "../atlas/reader.ts";
import { openRepositories } from "../database/index.ts";
import { openMasterDatabase } from "../database/master.ts";
import type { AtlasTarget } from "../domain/hospitals.ts";
import { systemClock } from "../foundation/clock.ts";
import { systemRandom } from "../foundation/ids.ts";
import { keepDoing } from "../foundation/keep-doing.ts";
import { createSealer } from "../foundation/seal.ts";
import { systemEvery } from "../foundation/ticker.ts";
import { waitUntil } from "../foundation/wait.ts";
import { installStandInPlugins } from "../local/plugins/install.ts";
import { createOperator } from "../operator/index.ts";
import { advanceRun } from "../runs/advance.ts";
import type { RunContext } from "../runs/context.ts";
import type { StackDefaults } from "../runs/desired/first-config.ts";
import { sweepRuns } from "../runs/leases/sweep.ts";
import { openDatabase } from "../runs/open-database.ts";
import { openQueue } from "../runs/queue.ts";
import type { ServiceContext } from "../services/context.ts";
import { checkFleet } from "../services/drift/check-fleet.ts";
import { openAtlas } from "./atlas.ts";
import { type Closing, createClosing } from "./closing.ts";
import type { Config } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { keyIdentifier, openKeys, sessionIdentifier } from "./keys.ts";
import { openLedger } from "./ledger.ts";
import { listen } from "./listen.ts";
import { startMasterServer } from "./master-server.ts";
import { readPages } from "./pages.ts";
import { readToolchain, type Toolchain } from "./toolchain.ts";

const leaseMs = 30_000;
const drainLimitMs = 10_000;
const heartbeatMs = 1_000;
const sweepEveryMs = 10_000;
const ledgerSweepEveryMs = 5 * 60_000;
const driftSweepEveryMs = 60_000;
const lastWordsLimitMs = 5_000;

export type Service = {
  readonly url: string;
  readonly opsKeyFile: string;
  /** Where local Atlas shows its page; null with the real Atlas. */
  readonly dashboardUrl: string | null;
  readonly close: () => Promise<void>;
};

/** Starts everything of one process: databases, local Atlas, worker and HTTP. What was started is stopped on failure. */
export async function startService(config: Config, log: Logger): Promise<Service> {
  const closing = createClosing((name, error) => log.error({ err: error }, `stopping ${name} went wrong`));
  try {
    return await start(config, log, closing);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function start(config: Config, log: Logger, closing: Closing): Promise<Service> {
  const toolchain = await readToolchain(config.toolchainManifest);
  if (config.atlas.target === "atlas" && toolchain.plugins !== "official") throw officialPluginsMissing();
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const keys = await openKeys(config.dataDir, systemRandom);

  const [masterUri, atlas] = await Promise.all([
    masterDatabaseUri(config, toolchain, keys.masterPassword, log, closing),
    openAtlas(config, toolchain, log, closing),
  ]);
  const master = await openMasterDatabase(masterUri);
  closing.add("the master database's connection", master.close);
  const repositories = await openRepositories(master);
  const { ledger, outbox, publicKeyPem } = openLedger(config.ledgerAnchors, repositories, keys.ledgerKey, log);
  closing.add("what is still to be told to the ledgers", outbox.checkpoint);
  const advancing = new Set<Promise<void>>();
  closing.add("the last words of its runs", async () => {
    await waitUntil(async () => advancing.size === 0 || undefined, { limitMs: lastWordsLimitMs, everyMs: 20 });
  });
  const operator = createOperator({
    pulumi: toolchain.pulumi,
    pulumiHome: toolchain.pulumiHome,
    plugins: await pluginsOf(config, toolchain),
    stateUrl: config.stateUrl,
    passphraseFile: keys.passphraseFile,
    workDir: join(config.dataDir, "stacks"),
    node: process.execPath,
    environment: config.engineEnvironment,
    log,
  });
  closing.add("the operator", operator.close);
  const queue = openQueue(master, log);
  closing.add("the queue", () => queue.close(drainLimitMs));

  const reached = { access: atlas.access, reader: createAtlasReader(atlas.access) };
  const shared = {
    repositories,
    outbox,
    enqueue: queue.enqueue,
    atlasOf: (target: AtlasTarget) => (target === config.atlas.target ? reached : null),
    rules: { ...config.rules, stackDefaults: stackDefaultsOf(config, atlas.orgId) },
    sealer: createSealer(keys.sealingKey),
    clock: systemClock,
    log,
    plansDir: join(config.dataDir, "plans"),
    engineEventsDir: join(config.dataDir, "engine-events"),
  };
  const worker = { owner: randomUUID(), leaseMs, heartbeatMs, every: systemEvery };
  const runs: RunContext = { ...shared, ...worker, operator, openDatabase };
  const services: ServiceContext = {
    ...shared,
    ledger,
    ledgerKeyPem: publicKeyPem,
    random: systemRandom,
    target: config.atlas.target,
    dummyCardBuysAnyTier: config.atlas.target === "local" || config.allowDummyPaidTiers,
  };
  await queue.work((runId) => {
    const run = advanceRun(runs, runId);
    advancing.add(run);
    return run.finally(() => advancing.delete(run));
  }, config.runConcurrency);
  closing.add(
    "the sweep",
    keepDoing("the sweep of runs", sweepEveryMs, log, () => sweepRuns(runs)),
  );
  const checkpoints = keepDoing("the checkpoints of the ledgers", sweepEveryMs, log, outbox.checkpoint);
  closing.add("the ledgers' checkpoints", checkpoints);
  closing.add("the ledgers' sweep", keepDoing("the sweep of the ledgers", ledgerSweepEveryMs, log, ledger.relayAll));
  const { drift } = config;
  if (drift) {
    const check = () => checkFleet(services, drift);
    closing.add("the fleet's drift checks", keepDoing("the drift checks", driftSweepEveryMs, log, check));
  }

  const app = createApp({
    services,
    identify: keyIdentifier(keys.opsKey, services),
    identifySession: sessionIdentifier(keys.opsKey, services),
    pages: config.pagesDir === undefined ? null : await readPages(config.pagesDir),
    checkReady: repositories.ping,
    metrics: createMetrics(),
  });
  const server = await listen(app.fetch, config.host, config.port);
  closing.add("the HTTP server", server.close);
  return {
    url: server.url,
    opsKeyFile: keys.opsKeyFile,
    dashboardUrl: config.atlas.target === "local" ? atlas.access.baseUrl : null,
    close: closing.close,
  };
}

function stackDefaultsOf(config: Config, orgId: string): StackDefaults {
  return {
    orgId,
    projectMode: config.projectMode,
    ...(config.projectId && { projectId: config.projectId }),
    cloudProvider: config.cloudProvider,
    region: config.region,
    accessList: [{ address: config.appServerAddress, comment: "Application server" }],
  };
}

async function masterDatabaseUri(
  config: Config,
  toolchain: Toolchain,
  password: string,
  log: Logger,
  closing: Closing,
): Promise<string> {
  if (config.masterUri) return config.masterUri;
  const server = await startMasterServer({ dataDir: config.dataDir, password, mongo: toolchain.mongo, log });
  closing.add("the master database", server.stop);
  return server.uri;
}

async function pluginsOf(config: Config, toolchain: Toolchain) {
  if (toolchain.plugins === "official") return "official" as const;
  return installStandInPlugins({ dir: join(config.dataDir, "plugins"), node: process.execPath });
}

function officialPluginsMissing(): ConfigError {
  return new ConfigError([
    "The Atlas keys are set, but Pulumi's official plugins are not installed, and the embedded stand-ins never speak to the real Atlas.",
    "Run `npm run setup -- --retry` where downloads from get.pulumi.com and github.com are allowed.",
  ]);
}
