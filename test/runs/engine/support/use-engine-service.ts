import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll } from "vitest";
import { createApp } from "../../../../src/api/app.ts";
import { createAtlasReader } from "../../../../src/atlas/reader.ts";
import { fileAnchor } from "../../../../src/audit/anchors/file.ts";
import { createLedger } from "../../../../src/audit/index.ts";
import { createOutboxRelay } from "../../../../src/audit/outbox-relay.ts";
import { createSigner, newSigningKey } from "../../../../src/audit/signer.ts";
import { openRepositories, type Repositories } from "../../../../src/database/index.ts";
import type { AtlasTarget } from "../../../../src/domain/hospitals.ts";
import { systemClock } from "../../../../src/foundation/clock.ts";
import { systemRandom } from "../../../../src/foundation/ids.ts";
import { createSealer } from "../../../../src/foundation/seal.ts";
import { systemEvery } from "../../../../src/foundation/ticker.ts";
import type { Pace } from "../../../../src/local/atlas/clusters/durations.ts";
import { keyIdentifier, sessionIdentifier } from "../../../../src/main/keys.ts";
import { createOperator, type OperatorSettings } from "../../../../src/operator/index.ts";
import { advanceRun } from "../../../../src/runs/advance.ts";
import type { RunContext } from "../../../../src/runs/context.ts";
import { openDatabase } from "../../../../src/runs/open-database.ts";
import { openQueue } from "../../../../src/runs/queue.ts";
import type { ServiceContext } from "../../../../src/services/context.ts";
import { startTestAtlas, type TestAtlas } from "../../../local/atlas/support/local-atlas.ts";
import { operatorSettings } from "../../../operator/support/operator-settings.ts";
import { accessTo } from "../../../operator/support/use-engine.ts";
import { testBilling } from "../../../support/billing/test-billing.ts";
import { type TestServer, useDatabaseServer } from "../../../support/master-database.ts";
import { opsKey, type TestService, testMetrics, testPatience, testRules } from "../../../support/test-service.ts";
import { testToolchain } from "../../../support/toolchain.ts";

export type EngineService = Pick<TestService, "ask" | "logged"> & {
  readonly atlas: TestAtlas;
  readonly repositories: Repositories;
  /** What the engine works with; another operator with the same works on the same stacks. */
  readonly settings: OperatorSettings;
  /** Holds everything that the service and the engine write. */
  readonly folder: string;
  readonly plansDir: string;
};

/**
 * The whole service with the real engine, local Atlas and its databases, inside of the test: one for all tests of a file.
 * Who asked for a run does not approve it, and a run may be killed as soon as it was asked to stop. With a `pace` other
 * than `instant` clusters change only as the test moves the time of Atlas on.
 */
export function useEngineService(options: { pace?: Pace } = {}): () => EngineService {
  const server = useDatabaseServer();
  let started: { service: EngineService; stop: () => Promise<void> } | undefined;
  beforeAll(async () => {
    started = await startEngineService(server, options);
  });
  afterAll(() => started?.stop());
  return () => {
    if (!started) throw new Error("The service has not been started.");
    return started.service;
  };
}

async function startEngineService(server: TestServer, options: { pace?: Pace }) {
  const folder = await mkdtemp(join(tmpdir(), "engine-service-"));
  const { mongo } = await testToolchain();
  const [master, atlas, { settings }] = await Promise.all([
    server.emptyDatabase(),
    startTestAtlas({ ...options, server: mongo, rateLimits: { enforced: false } }),
    operatorSettings(folder),
  ]);
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line) => void lines.push(line) });
  const repositories = await openRepositories(master);
  const signer = createSigner(newSigningKey(randomBytes));
  const anchors = [fileAnchor(join(folder, "anchors.jsonl"))];
  const ledger = createLedger({ repositories, signer, anchors, clock: systemClock, log });
  const outbox = createOutboxRelay(ledger, log);
  const queue = openQueue(master, log);
  const operator = createOperator({ ...settings, log });
  const access = accessTo(atlas);
  const reached = { access, reader: createAtlasReader(access) };
  const shared = {
    repositories,
    outbox,
    enqueue: queue.enqueue,
    atlasOf: (target: AtlasTarget) => (target === "local" ? reached : null),
    rules: {
      ...testRules,
      approvals: { ...testRules.approvals, byAuthor: false },
      stackDefaults: { ...testRules.stackDefaults, orgId: atlas.atlas.orgId },
    },
    patience: { ...testPatience, waitLimitMs: 120_000, noCapacityMs: [200, 400] },
    sealer: createSealer(randomBytes(32)),
    clock: systemClock,
    log,
    plansDir: join(folder, "plans"),
    engineEventsDir: join(folder, "engine-events"),
  };
  const worker = {
    owner: "test-worker",
    isDead: async () => false,
    leaseMs: 30_000,
    heartbeatMs: 50,
    every: systemEvery,
  };
  const runs: RunContext = {
    ...shared,
    ...worker,
    operator,
    openDatabase,
  };
  const services: ServiceContext = {
    ...shared,
    ledger,
    ledgerKeyPem: signer.publicKeyPem,
    random: systemRandom,
    target: "local",
    dummyCardBuysAnyTier: true,
    billing: testBilling(repositories),
  };
  await queue.work((runId) => advanceRun(runs, runId), 4);
  const identify = keyIdentifier(opsKey, services);
  const identifySession = sessionIdentifier(opsKey, services);
  const { ping: checkReady } = repositories;
  const app = createApp({ services, identify, identifySession, pages: null, checkReady, metrics: testMetrics() });
  const service: EngineService = {
    ...{ atlas, repositories, settings, folder, plansDir: shared.plansDir },
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
  const stop = async () => {
    await queue.close(5_000);
    await operator.close();
    await outbox.idle();
    await atlas.end();
    await rm(folder, { recursive: true, force: true });
  };
  return { service, stop };
}
