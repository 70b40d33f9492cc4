import type { Caller } from "../services/caller.ts";
import type { ServiceContext } from "../services/context.ts";
import type { Metrics } from "./metrics.ts";

/** What the HTTP service is made of; composition roots and tests hand it in. */
export type ApiDeps = {
  readonly services: ServiceContext;
  /** Who sent this key; a public caller with `refusedKey` if it is not taken. */
  readonly identify: (keyText: string) => Promise<Caller>;
  /** Throws unless the service can do its work now. */
  readonly checkReady: () => Promise<void>;
  readonly metrics: Metrics;
};

export type ApiEnv = { Variables: { requestId: string; caller: Caller } };
