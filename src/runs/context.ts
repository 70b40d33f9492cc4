import type { Logger } from "pino";
import type { AtlasAccess } from "../atlas/access.ts";
import type { AtlasReader } from "../atlas/reader.ts";
import type { OutboxRelay } from "../audit/outbox-relay.ts";
import type { Repositories } from "../database/index.ts";
import type { AtlasTarget } from "../domain/hospitals.ts";
import type { Clock } from "../foundation/clock.ts";
import type { Sealer } from "../foundation/seal.ts";
import type { Every } from "../foundation/ticker.ts";
import type { Operator } from "../operator/port.ts";
import type { OpenDatabase } from "./open-database.ts";
import type { RunRules } from "./rules.ts";
import type { Patience } from "./waiting/patience.ts";

/** One Atlas, to write to through the engine and to read from. */
export type ReachedAtlas = { readonly access: AtlasAccess; readonly reader: AtlasReader };

/** What a worker needs to carry runs out. */
export type RunContext = {
  readonly repositories: Repositories;
  readonly operator: Operator;
  /** Null for a target that this process can't reach. */
  readonly atlasOf: (target: AtlasTarget) => ReachedAtlas | null;
  readonly outbox: OutboxRelay;
  /** Calls a worker to a run. */
  readonly enqueue: (runId: string) => Promise<void>;
  readonly sealer: Sealer;
  readonly openDatabase: OpenDatabase;
  readonly clock: Clock;
  readonly every: Every;
  readonly log: Logger;
  readonly rules: RunRules;
  /** Names this worker in leases. */
  readonly owner: string;
  /** Whether the worker of this name is known to be dead; false if that can't be told. */
  readonly isDead: (owner: string) => Promise<boolean>;
  readonly patience: Patience;
  readonly leaseMs: number;
  readonly heartbeatMs: number;
  /** Folder of the saved plans, one file per run. */
  readonly plansDir: string;
  /** Folder of the engine's own events, one file per run. */
  readonly engineEventsDir: string;
};

/** What is needed to change a run, whoever does it: a worker or a service. */
export type RewriteContext = Pick<RunContext, "repositories" | "outbox" | "enqueue" | "plansDir">;
