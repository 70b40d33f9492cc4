import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import { createMetrics, type Metrics } from "../../api/metrics.ts";
import { createAtlasReader } from "../../atlas/reader.ts";
import { openRepositories } from "../../database/index.ts";
import { openMasterDatabase } from "../../database/master.ts";
import type { AtlasTarget } from "../../domain/hospitals.ts";
import { systemClock } from "../../foundation/clock.ts";
import { systemRandom } from "../../foundation/ids.ts";
import { createSealer } from "../../foundation/seal.ts";
import { within } from "../../foundation/wait.ts";
import type { StackDefaults } from "../../runs/desired/first-config.ts";
import { openQueue, type RunQueue } from "../../runs/queue.ts";
import { usualPatience } from "../../runs/waiting/patience.ts";
import { createInboxWorker, type InboxWorker } from "../../services/billing/inbox-worker.ts";
import { oldestOpenEventSeconds } from "../../services/billing/sweep-inbox.ts";
import type { ServiceContext } from "../../services/context.ts";
import { fleetOf } from "../../services/processes/list.ts";
import { openBilling } from "../billing.ts";
import type { Closing } from "../closing.ts";
import type { Config } from "../config.ts";
import type { Places } from "../embedded/places.ts";
import type { Identity } from "../identity.ts";
import { openInstallation } from "../installation.ts";
import type { Keys } from "../keys.ts";
import { openLedger } from "../ledger.ts";

const goodbyeLimitMs = 2_000;

/** What is known and open before anything connects. */
export type Start = {
  readonly config: Config;
  readonly identity: Identity;
  readonly log: Logger;
  readonly closing: Closing;
};

/** What every role stands on: the master database, the keys, the ledgers and the way to Atlas. */
export type Ground = Start & {
  readonly keys: Keys;
  readonly services: ServiceContext;
  readonly queue: RunQueue;
  readonly inbox: InboxWorker;
  readonly metrics: Metrics;
  /** Lets go of the master database: whatever waits for it fails at once. */
  readonly disconnect: () => Promise<void>;
};

export async function openGround(start: Start, places: Places): Promise<Ground> {
  const { config, log, closing } = start;
  const { dataDir } = config;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const master = await openMasterDatabase(places.masterUri);
  // The driver says goodbye to the server, and would wait for one that hangs.
  const disconnect = () => within(goodbyeLimitMs, master.close);
  closing.add("the master database's connection", disconnect);
  const repositories = await openRepositories(master);
  const keys = await openInstallation(dataDir, repositories, systemRandom, systemClock);
  const { ledger, outbox, publicKeyPem } = openLedger(config.ledgerAnchors, repositories, keys.ledgerKey, log);
  closing.add("what is still to be told to the ledgers", outbox.checkpoint);
  const queue = openQueue(master, log);
  const reached = { access: places.atlas.access, reader: createAtlasReader(places.atlas.access) };
  const inbox = createInboxWorker(log, repositories.inbox.review);
  const metrics = createMetrics({
    oldestOpenEventSeconds: async () =>
      Math.max(await oldestOpenEventSeconds(repositories, systemClock), inbox.longestWaitMs() / 1_000),
    fleet: () => fleetOf({ repositories, clock: systemClock }),
  });
  const services: ServiceContext = {
    repositories,
    outbox,
    enqueue: queue.enqueue,
    atlasOf: (target: AtlasTarget) => (target === config.atlas.target ? reached : null),
    patience: usualPatience,
    rules: { ...config.rules, stackDefaults: stackDefaultsOf(config, places.atlas.orgId) },
    sealer: createSealer(keys.sealingKey),
    clock: systemClock,
    log,
    plansDir: join(dataDir, "plans"),
    engineEventsDir: join(dataDir, "engine-events"),
    ledger,
    ledgerKeyPem: publicKeyPem,
    random: systemRandom,
    target: config.atlas.target,
    dummyCardBuysAnyTier: config.atlas.target === "local" || config.allowDummyPaidTiers,
    billing: openBilling(config, repositories, inbox, metrics),
  };
  return { ...start, keys, services, queue, inbox, metrics, disconnect };
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
