import type { Logger } from "pino";
import type { HospitalStackConfig } from "../../stacks/hospital/config.ts";
import type { Repositories } from "../database/index.ts";
import type { AtlasTarget } from "../domain/hospitals.ts";
import type { LedgerDraft } from "../domain/ledger.ts";
import type { Clock } from "../foundation/clock.ts";
import type { RandomBytes } from "../foundation/ids.ts";
import type { Sealer } from "../foundation/seal.ts";
import type { RunQueue } from "../runs/queue.ts";

/** What every new hospital's stack begins with, beside its own names and tier. */
export type StackDefaults = Pick<
  HospitalStackConfig,
  "orgId" | "projectMode" | "projectId" | "cloudProvider" | "region" | "accessList"
>;

export type ServiceContext = {
  readonly repositories: Repositories;
  /** For what changes no document that it could ride in. Appending the same draft (by `id`) twice does no harm. */
  readonly ledger: { readonly append: (draft: LedgerDraft) => Promise<unknown> };
  readonly queue: Pick<RunQueue, "enqueue">;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Logger;
  /** The Atlas that this service provisions on. */
  readonly target: AtlasTarget;
  readonly stackDefaults: StackDefaults;
  /** Whether the dummy card may buy tiers that cost money; always true on local Atlas. */
  readonly dummyCardBuysAnyTier: boolean;
  readonly plansDir: string;
};
