import type { Caller } from "../services/caller.ts";
import type { ServiceContext } from "../services/context.ts";
import type { SessionHolder } from "../services/sessions/identify.ts";
import type { Metrics } from "./metrics.ts";
import type { Pages } from "./pages.ts";

/** What the HTTP service is made of; composition roots and tests hand it in. */
export type ApiDeps = {
  readonly services: ServiceContext;
  /** Who sent this key; a public caller with `refusedKey` if it is not taken. */
  readonly identify: (keyText: string) => Promise<Caller>;
  /** Whose session a browser holds; null if it is over. */
  readonly identifySession: (token: string) => Promise<SessionHolder | null>;
  /** What browsers are shown; null: there is the API alone. */
  readonly pages: Pages | null;
  /** Throws unless the service can do its work now. */
  readonly checkReady: () => Promise<void>;
  readonly metrics: Metrics;
};

export type ApiEnv = {
  Variables: {
    requestId: string;
    caller: Caller;
    /** What the caller's browser holds as its session, whether or not that is over; null without one, and beside a key. */
    sessionToken: string | null;
    secureHeadersNonce?: string;
  };
};
