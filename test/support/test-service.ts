import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { createApp } from "../../src/api/app.ts";
import { createMetrics, type Metrics } from "../../src/api/metrics.ts";
import { fileAnchor } from "../../src/audit/anchors/file.ts";
import { createLedger } from "../../src/audit/index.ts";
import { createOutboxRelay } from "../../src/audit/outbox-relay.ts";
import { createSigner, newSigningKey } from "../../src/audit/signer.ts";
import { openRepositories, type Repositories } from "../../src/database/index.ts";
import type { AtlasTarget } from "../../src/domain/hospitals.ts";
import { LedgerEntry } from "../../src/domain/ledger.ts";
import { systemClock } from "../../src/foundation/clock.ts";
import { systemRandom } from "../../src/foundation/ids.ts";
import { createSealer } from "../../src/foundation/seal.ts";
import { systemEvery } from "../../src/foundation/ticker.ts";
import { keyIdentifier, sessionIdentifier } from "../../src/main/keys.ts";
import { advanceRun } from "../../src/runs/advance.ts";
import type { RunContext } from "../../src/runs/context.ts";
import { openDatabase } from "../../src/runs/open-database.ts";
import { openQueue } from "../../src/runs/queue.ts";
import type { RunRules } from "../../src/runs/rules.ts";
import type { Patience } from "../../src/runs/waiting/patience.ts";
import type { Billing } from "../../src/services/billing/billing.ts";
import { handleEvent } from "../../src/services/billing/handle-event.ts";
import { createInboxWorker, type InboxWorker } from "../../src/services/billing/inbox-worker.ts";
import { lookAfterRun } from "../../src/services/billing/look-after-lives.ts";
import { oldestOpenEventSeconds } from "../../src/services/billing/sweep-inbox.ts";
import type { ServiceContext } from "../../src/services/context.ts";
import { testBilling } from "./billing/test-billing.ts";
import { createFakeAtlas, type FakeAtlas } from "./fake-atlas.ts";
import { createFakeOperator, type FakeOperator } from "./fake-operator.ts";
import { createUser, type TestServer } from "./master-database.ts";

export const opsKey = "ops_of_the_tests";

/** What the house decides unless a test says otherwise: one approval, and the author's own counts. */
export const testRules: RunRules = {
  approvals: { required: 1, byAuthor: true, expireAfterMs: 3_600_000 },
  forceCancelAfterMs: 0,
  policies: { production: false, monthlyBudgetCents: null, allowedRegions: null, freezeWindows: [] },
  stackDefaults: {
    orgId: "0123456789abcdef01234567",
    projectMode: "per-hospital",
    cloudProvider: "AWS",
    region: "US_EAST_1",
    accessList: [{ address: "127.0.0.1", comment: "Application server" }],
  },
};

/** Fast, since nothing that the tests wait for takes its time; but for capacity, for whoever wants to look before. */
export const testPatience: Patience = {
  waitLimitMs: 5_000,
  lookEveryMs: 20,
  retriesMs: [1, 2, 4],
  followUpsMs: [100, 100, 200, 400],
  noCapacityMs: [60_000],
};

export type TestService = {
  readonly repositories: Repositories;
  readonly operator: FakeOperator;
  readonly atlas: FakeAtlas;
  /** Where checkpoints of the ledgers are kept outside of the database. */
  readonly anchorFile: string;
  readonly runs: RunContext;
  readonly services: ServiceContext;
  readonly inbox: InboxWorker;
  /** Everything in the master database, as text. */
  readonly everyDocument: () => Promise<string>;
  /** Every entry of a ledger, with everything written into it that was told before. */
  readonly ledgerOf: (stream: string) => Promise<LedgerEntry[]>;
  /** Every entry of any ledger about somebody's being kept from something, oldest first. */
  readonly denials: () => Promise<LedgerEntry[]>;
  /** Everything that was logged, as text. */
  readonly logged: () => string;
  /** Asks as ops, unless `as` says otherwise. */
  readonly ask: (method: string, path: string, body?: unknown, options?: AskOptions) => Promise<Response>;
};

/** What a test says otherwise of the service. */
export type TestOverrides = Partial<Omit<ServiceContext, "billing">> & { readonly billing?: Partial<Billing> };

/** Metrics that ask nobody. */
export function testMetrics(): Metrics {
  return createMetrics({ oldestOpenEventSeconds: async () => 0 });
}

export type AskOptions = { as?: "ops" | "public"; headers?: Record<string, string> };

/**
 * The whole service on a real master database and a real queue, with a fake engine whose databases are users on that
 * same server. Torn down with the test.
 */
export async function startTestService(server: TestServer, overrides: TestOverrides = {}): Promise<TestService> {
  const master = await server.emptyDatabase();
  const folder = await mkdtemp(join(tmpdir(), "service-"));
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line) => void lines.push(line) });
  const repositories = await openRepositories(master);
  const atlas = createFakeAtlas();
  const operator = createFakeOperator(atlas, async ({ target: { config } }) => {
    const generations = config.suspended ? [] : config.credentialGenerations;
    const users = generations.map((generation) => ({
      generation,
      username: `app-${config.hospitalId}-g${generation}`,
      password: `password-of-${config.hospitalId}-${generation}`,
    }));
    for (const { username, password } of users) await createUser(server.adminUri(), username, password).catch(() => {});
    return {
      projectId: "0123456789abcdef01234567",
      clusterId: "0123456789abcdef01234568",
      clusterName: config.clusterName,
      databaseName: config.databaseName,
      connectionString: `mongodb://${new URL(server.adminUri()).host}/?authSource=admin`,
      users,
    };
  });
  const queue = openQueue(master, log);
  const signer = createSigner(newSigningKey(randomBytes));
  const anchorFile = join(folder, "anchors.jsonl");
  const ledger = createLedger({ repositories, signer, anchors: [fileAnchor(anchorFile)], clock: systemClock, log });
  const outbox = createOutboxRelay(ledger, log);
  const access = { baseUrl: "http://127.0.0.1:9", publicKey: "pk", privateKey: "canary-atlas-key" };
  const shared = {
    repositories,
    outbox,
    enqueue: queue.enqueue,
    atlasOf: (target: AtlasTarget) => (target === "local" ? { access, reader: atlas.reader } : null),
    rules: { ...testRules, ...overrides.rules },
    patience: overrides.patience ?? testPatience,
    sealer: createSealer(randomBytes(32)),
    clock: overrides.clock ?? systemClock,
    log,
    plansDir: join(folder, "plans"),
    engineEventsDir: join(folder, "engine-events"),
  };
  const worker = {
    owner: "test-worker",
    isDead: async () => false,
    leaseMs: 30_000,
    heartbeatMs: 20,
    every: systemEvery,
  };
  const runs: RunContext = { ...shared, ...worker, operator, openDatabase };
  const inbox = createInboxWorker(log, repositories.inbox.review);
  const services: ServiceContext = {
    ...shared,
    ledger,
    ledgerKeyPem: signer.publicKeyPem,
    random: systemRandom,
    target: "local",
    dummyCardBuysAnyTier: true,
    ...overrides,
    billing: testBilling(repositories, { callTo: inbox.callTo, ...overrides.billing }),
  };
  inbox.work((eventId) => handleEvent(services, eventId));
  await queue.work((runId) => advanceRun(runs, runId).then(() => lookAfterRun(services, runId)), 4);
  onTestFinished(async () => {
    await inbox.close();
    await queue.close(5_000);
    await outbox.idle();
    await rm(folder, { recursive: true, force: true });
  });
  const app = createApp({
    services,
    identify: keyIdentifier(opsKey, services),
    identifySession: sessionIdentifier(opsKey, services),
    pages: null,
    checkReady: repositories.ping,
    metrics: createMetrics({ oldestOpenEventSeconds: () => oldestOpenEventSeconds(repositories, services.clock) }),
  });
  return {
    repositories,
    inbox,
    operator,
    atlas,
    anchorFile,
    runs,
    services,
    everyDocument: async () => {
      const names = (await master.db.listCollections().toArray()).map(({ name }) => name);
      const documents = await Promise.all(names.map((name) => master.db.collection(name).find().toArray()));
      return JSON.stringify(documents);
    },
    ledgerOf: async (stream) => {
      await outbox.idle();
      return ledger.page(stream, { after: 0, limit: 10_000 });
    },
    denials: async () => {
      const texts = await master.db.collection<{ text: string }>("ledger").find().toArray();
      const entries = texts.map(({ text }) => LedgerEntry.parse(JSON.parse(text)));
      const denied = entries.filter(({ action }) => action === "access.denied");
      return denied.sort((one, other) => one.at.localeCompare(other.at));
    },
    logged: () => lines.join(""),
    ask: async (method, path, body, { as = "ops", headers = {} } = {}) =>
      app.request(path, {
        method,
        headers: {
          ...(as === "ops" && { authorization: `Bearer ${opsKey}` }),
          ...(body !== undefined && { "content-type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
  };
}
