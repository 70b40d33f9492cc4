import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { createApp } from "../../src/api/app.ts";
import { createMetrics } from "../../src/api/metrics.ts";
import { openRepositories, type Repositories } from "../../src/database/index.ts";
import type { LedgerDraft } from "../../src/domain/ledger.ts";
import { systemClock } from "../../src/foundation/clock.ts";
import { systemRandom } from "../../src/foundation/ids.ts";
import { createSealer } from "../../src/foundation/seal.ts";
import { keyIdentifier } from "../../src/main/keys.ts";
import { advanceRun } from "../../src/runs/advance.ts";
import type { RunContext } from "../../src/runs/context.ts";
import { openQueue } from "../../src/runs/queue.ts";
import type { ServiceContext } from "../../src/services/context.ts";
import { createFakeOperator, type FakeOperator } from "./fake-operator.ts";
import { createUser, type TestServer } from "./master-database.ts";

export const opsKey = "ops_of_the_tests";

export type TestService = {
  readonly repositories: Repositories;
  readonly operator: FakeOperator;
  readonly runs: RunContext;
  readonly services: ServiceContext;
  /** Everything in the master database, as text. */
  readonly everyDocument: () => Promise<string>;
  /** What was appended to ledgers without a document to ride in, in order. */
  readonly appended: readonly LedgerDraft[];
  /** Everything that was logged, as text. */
  readonly logged: () => string;
  /** Asks as ops, unless `as` says otherwise. */
  readonly ask: (method: string, path: string, body?: unknown, options?: AskOptions) => Promise<Response>;
};

export type AskOptions = { as?: "ops" | "public"; headers?: Record<string, string> };

/**
 * The whole service on a real master database and a real queue, with a fake engine whose databases are users on that
 * same server. Torn down with the test.
 */
export async function startTestService(
  server: TestServer,
  overrides: Partial<ServiceContext> = {},
): Promise<TestService> {
  const master = await server.emptyDatabase();
  const plansDir = await mkdtemp(join(tmpdir(), "plans-"));
  const lines: string[] = [];
  const appended: LedgerDraft[] = [];
  const log = pino({ level: "trace" }, { write: (line) => void lines.push(line) });
  const repositories = await openRepositories(master);
  const operator = createFakeOperator(async ({ target: { config } }) => {
    const users = config.credentialGenerations.map((generation) => ({
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
  const shared = { repositories, sealer: createSealer(randomBytes(32)), clock: systemClock, log, plansDir };
  const runs: RunContext = {
    ...shared,
    operator,
    atlasOf: (target) =>
      target === "local" ? { baseUrl: "http://127.0.0.1:9", publicKey: "pk", privateKey: "canary-atlas-key" } : null,
    owner: "test-worker",
    leaseMs: 30_000,
  };
  const services: ServiceContext = {
    ...shared,
    ledger: { append: async (draft) => appended.push(draft) },
    queue,
    random: systemRandom,
    target: "local",
    dummyCardBuysAnyTier: true,
    stackDefaults: {
      orgId: "0123456789abcdef01234567",
      projectMode: "per-hospital",
      cloudProvider: "AWS",
      region: "US_EAST_1",
      accessList: [{ address: "127.0.0.1", comment: "Application server" }],
    },
    ...overrides,
  };
  await queue.work((runId) => advanceRun(runs, runId), 4);
  onTestFinished(async () => {
    await queue.close(5_000);
    await rm(plansDir, { recursive: true, force: true });
  });
  const app = createApp({
    services,
    identify: keyIdentifier(opsKey, services),
    checkReady: repositories.ping,
    metrics: createMetrics(),
  });
  return {
    repositories,
    operator,
    runs,
    services,
    everyDocument: async () => {
      const names = (await master.db.listCollections().toArray()).map(({ name }) => name);
      const documents = await Promise.all(names.map((name) => master.db.collection(name).find().toArray()));
      return JSON.stringify(documents);
    },
    appended,
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
