import { readFileSync } from "node:fs";
import type { Logger } from "pino";
import { refused } from "../foundation/errors.ts";
import { createChildPool } from "./child-pool.ts";
import { engineEnvironment } from "./environment.ts";
import { type Limits, usualLimits } from "./limits.ts";
import { breakOwnLock } from "./locks/break-own-lock.ts";
import { engineLocks } from "./locks/engine-locks.ts";
import { lockFiles } from "./locks/lock-files.ts";
import { markerFolder } from "./locks/marker.ts";
import { runOperation } from "./operation.ts";
import type { OperationRequest, Operator, RunningOperation } from "./port.ts";
import { engineProblem } from "./problems/catalogue.ts";
import { readState } from "./state/read-state.ts";
import { pluginVersions, programVersion } from "./versions.ts";

export type OperatorSettings = {
  readonly pulumi: { readonly path: string; readonly version: string };
  readonly pulumiHome: string;
  /** Folders of the stand-in plugins, or `official` for those installed in `pulumiHome`. */
  readonly plugins: "official" | { readonly mongodbatlas: string; readonly random: string };
  /** Where the state lies: `file://…`, `s3://…`, … as Pulumi takes it. */
  readonly stateUrl: string;
  readonly passphraseFile: string;
  /** Holds one folder of settings per stack. */
  readonly workDir: string;
  /** The Node that runs an operation. */
  readonly node: string;
  /** What the operations may inherit from; they get an allow-list of it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Logger;
  /** Other limits than `usualLimits`, per kind. */
  readonly limits?: Partial<Record<OperationRequest["kind"], Limits>>;
  /** How long an operation may go on after the service died, in milliseconds; 15 minutes. */
  readonly orphanMs?: number;
  /** How many processes are kept loaded for the next operations; 2, since a provision previews and then applies at once. */
  readonly spares?: number;
};

/** Long enough for a dedicated cluster that is just being made to end up in the state. */
const orphanMs = 15 * 60_000;

/** Two operations of one stack would write each other's settings, lease or no lease. */
const busy: RunningOperation = {
  result: Promise.resolve(refused(engineProblem("stack_locked", "this service works on the stack already"))),
  cancel: () => {},
  forceCancel: () => {},
};

/** How long operations that run at the end may take to finish what they have begun. */
const politeMs = 10_000;

/** Spares are made in quiet moments, so that loading them never slows an operation down. */
const quietMs = 500;

const usualSpares = 2;

/** Runs Pulumi through its Automation API, one child process per operation. */
export function createOperator(settings: OperatorSettings): Operator {
  const environment = engineEnvironment(settings.environment);
  const pool = createChildPool({ node: settings.node, environment, spares: settings.spares ?? usualSpares });
  const running = new Map<string, RunningOperation>();
  let refill: NodeJS.Timeout | undefined;
  const { plugins } = settings;
  const engine = {
    pulumiPath: settings.pulumi.path,
    pulumiVersion: settings.pulumi.version,
    pulumiHome: settings.pulumiHome,
    workDir: settings.workDir,
    stateUrl: settings.stateUrl,
    passphraseFile: settings.passphraseFile,
    environment,
    orphanMs: settings.orphanMs ?? orphanMs,
    plugins: plugins === "official" ? [] : Object.entries(plugins).map(([name, path]) => ({ name, path })),
  };
  const secrets = [readFileSync(settings.passphraseFile, "utf8").trim()];
  const settingFor = (kind: OperationRequest["kind"]) => ({
    takeChild: pool.take,
    engine,
    secrets,
    limits: settings.limits?.[kind] ?? usualLimits[kind],
    log: settings.log,
  });
  function refillSoon(): void {
    clearTimeout(refill);
    if (running.size === 0) refill = setTimeout(pool.refill, quietMs);
  }
  return {
    versions: {
      pulumi: settings.pulumi.version,
      program: programVersion(),
      plugins: pluginVersions(plugins),
    },
    start: (request, onProgress, onEngineEvent) => {
      const { slug } = request.target.config;
      if (running.has(slug)) return busy;
      const operation = runOperation(settingFor(request.kind), request, onProgress, onEngineEvent);
      running.set(slug, operation);
      clearTimeout(refill);
      void operation.result.finally(() => {
        running.delete(slug);
        refillSoon();
      });
      return operation;
    },
    readState: (target) => readState(settingFor("preview"), target).finally(refillSoon),
    breakOwnLock: (target) => {
      const { slug } = target.config;
      const locks = settings.stateUrl.startsWith("file://")
        ? lockFiles(settings.stateUrl, slug)
        : engineLocks(settingFor("preview"), target);
      return breakOwnLock(locks, markerFolder(settings.workDir, slug)).finally(refillSoon);
    },
    close: async () => {
      clearTimeout(refill);
      const sparesGone = pool.close();
      const operations = [...running.values()];
      for (const operation of operations) operation.cancel();
      const kill = setTimeout(() => {
        for (const operation of operations) operation.forceCancel();
      }, politeMs);
      await Promise.all(operations.map(({ result }) => result));
      clearTimeout(kill);
      await sparesGone;
    },
  };
}
