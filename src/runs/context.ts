import type { Logger } from "pino";
import type { AtlasAccess } from "../atlas/access.ts";
import type { Repositories } from "../database/index.ts";
import type { AtlasTarget } from "../domain/hospitals.ts";
import type { Clock } from "../foundation/clock.ts";
import type { Sealer } from "../foundation/seal.ts";
import type { Operator } from "../operator/port.ts";

/** What a worker needs to carry runs out. */
export type RunContext = {
  readonly repositories: Repositories;
  readonly operator: Operator;
  /** Null for a target that this process can't reach. */
  readonly atlasOf: (target: AtlasTarget) => AtlasAccess | null;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly log: Logger;
  /** Names this worker in leases. */
  readonly owner: string;
  readonly leaseMs: number;
  /** Folder of the saved plans, one file per run. */
  readonly plansDir: string;
};
