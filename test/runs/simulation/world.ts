import { pino } from "pino";
import { createLedger } from "../../../src/audit/index.ts";
import { createOutboxRelay } from "../../../src/audit/outbox-relay.ts";
import type { Repositories } from "../../../src/database/index.ts";
import type { RunId } from "../../../src/domain/runs.ts";
import type { Subscription } from "../../../src/domain/subscriptions.ts";
import type { RunContext } from "../../../src/runs/context.ts";
import type { RunRules } from "../../../src/runs/rules.ts";
import type { ServiceContext } from "../../../src/services/context.ts";
import { usernameOf } from "../../../stacks/hospital/user-rights.ts";
import { signer } from "../../audit/support/exported.ts";
import { testBilling } from "../../support/billing/test-billing.ts";
import { createFakeAtlas, type FakeAtlas } from "../../support/fake-atlas.ts";
import { createFakeOperator, type FakeOperator } from "../../support/fake-operator.ts";
import { createStores, type MemoryStores, memoryRepositories } from "../../support/memory/index.ts";
import { createBooks, type Intent, knownRun, type Task } from "./books.ts";
import { type Chance, createChance } from "./chance.ts";
import { createEngine, type Engine } from "./engine.ts";
import { gatewayOf } from "./gateway.ts";
import { checkGround, type Ground, rememberLook } from "./ground.ts";
import { checkApply } from "./may-apply.ts";
import { createScheduler, type Process, type Scheduler } from "./scheduler.ts";
import { createTime, type Time } from "./time.ts";
import { watchedRepositories } from "./watched-repositories.ts";

export type World = Ground & {
  readonly chance: Chance;
  readonly time: Time;
  readonly scheduler: Scheduler;
  readonly stores: MemoryStores;
  /** Unwatched and never waiting, for those who check. */
  readonly memory: Repositories;
  readonly atlas: FakeAtlas;
  readonly fake: FakeOperator;
  readonly engine: Engine;
  readonly processes: Process[];
  /** Processes that all others know to be dead: the others died on another machine. */
  readonly dead: Set<string>;
  readonly tasks: Set<Task>;
  /** Calls of workers to runs that nobody has taken up yet. */
  readonly jobs: RunId[];
  /** What happened, for whoever has to understand a failure. */
  readonly trace: string[];
  readonly violations: unknown[];
  /** What the payment gateway has. */
  readonly subs: Map<string, Subscription>;
  /** Processes so far. */
  begun: number;
  step: number;
  /** Faults that make it no wonder if machinery breaks. */
  faults: number;
};

export type Contexts = { readonly runs: RunContext; readonly services: ServiceContext };

const start = new Date("2026-05-01T00:00:00Z");
const access = { baseUrl: "http://127.0.0.1:9", publicKey: "pk", privateKey: "sk" };
const silent = pino({ level: "silent" });

export function createWorld(seed: number, rulesOf: (chance: Chance) => RunRules): World {
  const chance = createChance(seed);
  const scheduler = createScheduler(chance);
  const [stores, books, atlas] = [createStores(), createBooks(), createFakeAtlas()];
  const rules = rulesOf(chance);
  const fake = createFakeOperator(atlas, async ({ target: { config } }) => ({
    projectId: "0123456789abcdef01234567",
    clusterId: "0123456789abcdef01234568",
    clusterName: config.clusterName,
    databaseName: config.databaseName,
    connectionString: "mongodb://127.0.0.1:9/?authSource=admin",
    users: (config.suspended ? [] : config.credentialGenerations).map((generation) => ({
      generation,
      username: usernameOf(config.slug, generation),
      password: `password-${generation}`,
    })),
  }));
  const violations: unknown[] = [];
  const engine = createEngine(fake, atlas, scheduler, chance, {
    onBegin: (task, request) => {
      world.trace.push(`${task.process.name} begins ${request.kind} for ${task.runId}`);
      watch(violations, () => {
        if (!checkApply(books, task, request, rules, world.time.clock.now())) return;
        checkGround(world, task, request.target.config);
      });
    },
    onOrphan: ({ runId }, { kind }) => {
      world.trace.push(`what is left of the engine of ${runId} ends its ${kind}`);
      world.groundMovedAt = world.trace.length;
    },
    onDone: ({ runId }, { kind }) => {
      if (runId && kind === "up") knownRun(books, runId).done += 1;
    },
  });
  const world: World = {
    chance,
    scheduler,
    stores,
    books,
    atlas,
    fake,
    engine,
    rules,
    violations,
    time: createTime(start),
    memory: memoryRepositories(stores),
    processes: [],
    dead: new Set(),
    tasks: new Set(),
    jobs: [],
    trace: [],
    looks: new Map(),
    groundMovedAt: 0,
    subs: new Map(),
    begun: 0,
    step: 0,
    faults: 0,
  };
  return world;
}

function watch(violations: unknown[], look: () => void): void {
  try {
    look();
  } catch (error) {
    violations.push(error);
  }
}

export function addProcess(world: World, isWorker: boolean): Process {
  world.begun += 1;
  const process = { name: `${isWorker ? "worker" : "api"}-${world.begun}`, isWorker, alive: true };
  world.processes.push(process);
  return process;
}

export type TaskWish = { readonly name: string; readonly runId?: RunId | null; readonly intent?: Intent };

const nothing: Intent = { kind: "other", action: "nothing" };

/** Has a process begin something. It goes on as the scheduler lets it. */
export function begin(
  world: World,
  process: Process,
  { name, runId = null, intent = nothing }: TaskWish,
  work: (contexts: Contexts) => Promise<unknown>,
): Task {
  const { time, tasks, trace, violations } = world;
  const begunAt = time.clock.now();
  const task: Task = { process, name, runId, intent, begunAtTrace: trace.length, begunAt, fence: 0, ended: false };
  tasks.add(task);
  trace.push(`${process.name}: ${name}`);
  work(contextsOf(world, task))
    .catch((error: unknown) => {
      if (world.faults === 0) violations.push(error);
    })
    .finally(() => {
      task.ended = true;
      tasks.delete(task);
    });
  return task;
}

function contextsOf(world: World, task: Task): Contexts {
  const { memory, stores, scheduler, books, atlas, chance, time, engine, rules, jobs, violations } = world;
  const { process } = task;
  const repositories = watchedRepositories({
    memory,
    stores,
    scheduler,
    books,
    task,
    trace: world.trace,
    watch: (look) => watch(violations, look),
  });
  const ledger = createLedger({ repositories, signer, anchors: [], clock: time.clock, log: silent });
  const reader = {
    ...atlas.reader,
    readBack: async (place: Parameters<typeof atlas.reader.readBack>[0]) => {
      await scheduler.pass(process, "atlas is read");
      const answer = await atlas.reader.readBack(place);
      if (answer.ok) rememberLook(world, place.clusterName, answer.value);
      return answer;
    },
  };
  const shared = {
    repositories,
    rules,
    outbox: createOutboxRelay(ledger, silent),
    enqueue: async (runId: string) => {
      await scheduler.pass(process, `enqueue ${runId}`);
      jobs.push(runId as RunId);
    },
    atlasOf: () => ({ access, reader }),
    sealer: { seal: async (text: string) => text, open: async (text: string) => text },
    clock: time.clock,
    log: silent,
    patience: {
      waitLimitMs: 60_000,
      lookEveryMs: 2_000,
      retriesMs: [1_000, 4_000],
      followUpsMs: [2_000, 10_000, 30_000, 60_000, 60_000, 60_000],
      noCapacityMs: [30_000, 60_000, 60_000, 120_000, 120_000, 120_000],
    },
    plansDir: "/plans",
    engineEventsDir: "/events",
  };
  return {
    runs: {
      ...shared,
      operator: engine.operatorOf(task),
      openDatabase: async (uri) => opens(world, uri),
      every: time.everyOf(process),
      owner: process.name,
      isDead: async (owner) => world.dead.has(owner),
      leaseMs: 30_000,
      heartbeatMs: 1_000,
    },
    services: {
      ...shared,
      ledger,
      ledgerKeyPem: signer.publicKeyPem,
      random: chance.bytes,
      target: "local",
      dummyCardBuysAnyTier: true,
      billing: testBilling(repositories, { gateway: gatewayOf(world, process) }),
    },
  };
}

/** A database opens to the users that the fake Atlas has. */
function opens({ atlas }: World, uri: string): Error | null {
  const { username } = new URL(uri);
  const isThere = [...atlas.has.values()].some(
    ({ slug, suspended, credentialGenerations }) =>
      !suspended && credentialGenerations.some((generation) => usernameOf(slug, generation) === username),
  );
  return isThere ? null : new Error(`nobody knows ${username}`);
}
