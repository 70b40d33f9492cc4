import { join } from "node:path";
import { keepDoing } from "../../foundation/keep-doing.ts";
import { systemEvery } from "../../foundation/ticker.ts";
import { waitUntil } from "../../foundation/wait.ts";
import { installStandInPlugins } from "../../local/plugins/install.ts";
import { createOperator } from "../../operator/index.ts";
import { advanceRun } from "../../runs/advance.ts";
import type { RunContext } from "../../runs/context.ts";
import { deadOwners } from "../../runs/leases/owner.ts";
import { sweepRuns } from "../../runs/leases/sweep.ts";
import { openDatabase } from "../../runs/open-database.ts";
import { sweepPlans } from "../../runs/planning/plan-file.ts";
import { lookAfterLives, lookAfterRun } from "../../services/billing/look-after-lives.ts";
import { sweepInbox } from "../../services/billing/sweep-inbox.ts";
import { checkFleet } from "../../services/drift/check-fleet.ts";
import { onDuty } from "../../services/processes/on-duty.ts";
import { reconcile } from "../../services/reconciliation/reconcile.ts";
import type { Config } from "../config.ts";
import { ConfigError } from "../config-error.ts";
import type { Toolchain } from "../toolchain.ts";
import type { Ground } from "./ground.ts";

const leaseMs = 30_000;
const drainLimitMs = 10_000;
const heartbeatMs = 1_000;
const sweepEveryMs = 10_000;
const ledgerSweepEveryMs = 5 * 60_000;
const driftSweepEveryMs = 60_000;
const livesEveryMs = 60_000;
const fleetListEveryMs = 10 * 60_000;
const lastWordsLimitMs = 5_000;

/** What a worker does now. */
export type Worker = { readonly slots: number; readonly runs: () => string[] };

/** Carries runs out and looks after what other processes left behind. */
export async function startWorker(ground: Ground, toolchain: Toolchain): Promise<Worker> {
  const { config, identity, log, closing, services, queue } = ground;
  const advancing = new Map<string, Promise<void>>();
  closing.add("the last words of its runs", async () => {
    await waitUntil(async () => advancing.size === 0 || undefined, { limitMs: lastWordsLimitMs, everyMs: 20 });
  });
  const operator = createOperator({
    pulumi: toolchain.pulumi,
    pulumiHome: toolchain.pulumiHome,
    plugins: await pluginsOf(config, toolchain),
    stateUrl: config.stateUrl,
    passphraseFile: ground.keys.passphraseFile,
    workDir: join(config.dataDir, "stacks"),
    node: process.execPath,
    environment: config.engineEnvironment,
    log,
  });
  closing.add("the operator", operator.close);
  closing.add("the queue", () => queue.close(drainLimitMs));
  const worker = { owner: identity.id, isDead: deadOwners(identity), leaseMs, heartbeatMs, every: systemEvery };
  const runs: RunContext = { ...services, ...worker, operator, openDatabase };
  await queue.work((runId) => {
    const run = advanceRun(runs, runId).then(() => lookAfterRun(services, runId));
    advancing.set(runId, run);
    return run.finally(() => advancing.delete(runId));
  }, config.runConcurrency);
  startSweeps(ground, runs);
  return { slots: config.runConcurrency, runs: () => [...advancing.keys()] };
}

/** Each worker sweeps runs, since only one of the same machine knows at once that a process died; the rest one does for all. */
function startSweeps(
  { config: { drift, reconcileEveryMs }, identity, log, closing, services }: Ground,
  runs: RunContext,
): void {
  const keep = (name: string, everyMs: number, act: () => Promise<void>) =>
    closing.add(name, keepDoing(name, everyMs, log, act));
  const dutyOf = (name: string, everyMs: number) => ({ name, owner: identity.id, everyMs });
  keep("the sweep of runs", sweepEveryMs, async () => {
    await sweepRuns(runs);
    await sweepPlans(runs);
  });
  keep("the sweep of the inbox", sweepEveryMs, () => sweepInbox(services));
  keep(
    "the look at the hospitals' payments",
    livesEveryMs,
    onDuty(services, { ...dutyOf("lives", livesEveryMs), alsoFirst: true }, () => lookAfterLives(services)),
  );
  keep(
    "the sweep of the ledgers",
    ledgerSweepEveryMs,
    onDuty(services, { ...dutyOf("ledgers", ledgerSweepEveryMs), alsoFirst: true }, services.ledger.relayAll),
  );
  keep(
    "the mending of the fleet's list",
    fleetListEveryMs,
    onDuty(services, { ...dutyOf("fleet list", fleetListEveryMs), alsoFirst: true }, async () => {
      const mended = await services.repositories.fleet.mend();
      if (mended > 0) log.info({ mended }, "entries of the fleet's list were mended");
    }),
  );
  if (reconcileEveryMs !== null) {
    const duty = dutyOf("reconciliation", reconcileEveryMs);
    keep(
      "the reconciliation",
      reconcileEveryMs,
      onDuty(services, duty, async () => void (await reconcile(services))),
    );
  }
  if (drift) {
    const check = onDuty(services, dutyOf("drift", driftSweepEveryMs), () => checkFleet(services, drift));
    keep("the fleet's drift checks", driftSweepEveryMs, check);
  }
}

/** Throws `ConfigError` if this worker could only act on local Atlas and is asked to on the real one. */
export function checkPlugins(config: Config, toolchain: Toolchain): void {
  if (config.atlas.target === "local" || toolchain.plugins === "official") return;
  throw new ConfigError([
    "The Atlas keys are set, but Pulumi's official plugins are not installed, and the embedded stand-ins never speak to the real Atlas.",
    "Run `npm run setup -- --retry` where downloads from get.pulumi.com and github.com are allowed.",
  ]);
}

async function pluginsOf(config: Config, toolchain: Toolchain) {
  if (toolchain.plugins === "official") return "official" as const;
  return installStandInPlugins({ dir: join(config.dataDir, "plugins"), node: process.execPath });
}
