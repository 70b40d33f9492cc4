import type { Logger } from "pino";
import type { Clock } from "../../foundation/clock.ts";
import type { Config } from "../config.ts";
import type { Toolchain } from "../toolchain.ts";

/** What backup and restore are handed. */
export type BackupContext = {
  readonly config: Pick<Config, "dataDir" | "masterUri" | "stateUrl" | "ledgerAnchors" | "atlas">;
  readonly toolchain: Pick<Toolchain, "mongo">;
  readonly clock: Clock;
  readonly log: Logger;
  /** Raised when somebody wants to stop: everything begun is taken back then. */
  readonly signal: AbortSignal;
  /** Tells a person in one line what is being done. */
  readonly say: (line: string) => void;
};
