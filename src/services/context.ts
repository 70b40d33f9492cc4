import type { Logger } from "pino";
import type { Ledger } from "../audit/index.ts";
import type { AtlasTarget } from "../domain/hospitals.ts";
import type { Clock } from "../foundation/clock.ts";
import type { RandomBytes } from "../foundation/ids.ts";
import type { Sealer } from "../foundation/seal.ts";
import type { RewriteContext, RunContext } from "../runs/context.ts";
import type { Billing } from "./billing/billing.ts";

export type ServiceContext = RewriteContext &
  Pick<RunContext, "atlasOf" | "rules" | "engineEventsDir" | "patience"> & {
    readonly ledger: Ledger;
    /** The public key that exports of ledgers are verified with, as PEM. */
    readonly ledgerKeyPem: string;
    readonly sealer: Sealer;
    readonly clock: Clock;
    readonly random: RandomBytes;
    readonly log: Logger;
    /** The Atlas that this service provisions on. */
    readonly target: AtlasTarget;
    /** Whether the dummy card may buy tiers that cost money; always true on local Atlas. */
    readonly dummyCardBuysAnyTier: boolean;
    readonly billing: Billing;
  };
