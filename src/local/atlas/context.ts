import type { Logger } from "pino";
import type { Clock } from "../../foundation/clock.ts";
import type { RandomBytes } from "../../foundation/ids.ts";
import type { Durations } from "./clusters/durations.ts";
import type { Faults } from "./faults/faults.ts";
import type { RateLimits } from "./http/rate-limits.ts";
import type { OrgLimits } from "./orgs/limits.ts";
import type { PasswordVault } from "./password-vault.ts";
import type { KeyedTurns } from "./servers/keyed-turns.ts";
import type { ClusterServers } from "./servers/port.ts";
import type { Store } from "./store/store.ts";

/** What every operation of local Atlas works with. */
export type AtlasContext = {
  /** The organization that the installation began with. */
  readonly orgId: string;
  readonly limits: OrgLimits;
  readonly rateLimits: RateLimits;
  /** Scheme, host and port, without a slash at the end. */
  readonly baseUrl: string;
  readonly store: Store;
  readonly servers: ClusterServers;
  readonly userTurns: KeyedTurns;
  readonly vault: PasswordVault;
  readonly faults: Faults;
  readonly durations: Durations;
  /** Addresses that reach every cluster, on whatever access list they are. */
  readonly alwaysAdmitted: readonly string[];
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Logger;
};
