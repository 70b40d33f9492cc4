import type { Logger } from "pino";
import type { Clock } from "../../foundation/clock.ts";
import type { RandomBytes } from "../../foundation/ids.ts";
import type { Durations } from "./clusters/durations.ts";
import type { Faults } from "./faults/faults.ts";
import type { PasswordVault } from "./password-vault.ts";
import type { ClusterServers } from "./servers/port.ts";
import type { Store } from "./store/store.ts";

/** What every operation of local Atlas works with. */
export type AtlasContext = {
  readonly orgId: string;
  readonly apiKey: { readonly id: string; readonly publicKey: string };
  /** Scheme, host and port, without a slash at the end. */
  readonly baseUrl: string;
  readonly store: Store;
  readonly servers: ClusterServers;
  readonly vault: PasswordVault;
  readonly faults: Faults;
  readonly durations: Durations;
  /** Addresses that reach every cluster, on whatever access list they are. */
  readonly alwaysAdmitted: readonly string[];
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Logger;
};
