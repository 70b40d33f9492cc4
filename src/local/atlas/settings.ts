import { z } from "zod";
import { FaultOrder } from "./faults/fault-order.ts";
import { RateLimitSizes } from "./http/rate-limits.ts";
import { OrgLimits } from "./orgs/limits.ts";

/** What somebody may want otherwise of a local Atlas than it comes with; a file of JSON can hold it. */
export const LocalAtlasSettings = z.strictObject({
  /** Set at every start, before the first call is answered. */
  faults: z.array(FaultOrder).optional(),
  /** What Atlas' support would raise for an organization; the rest is as Atlas has it. */
  limits: OrgLimits.optional(),
  /** Default: enforced when there are waiting times, with the sizes that were seen at Atlas. */
  rateLimits: z.strictObject({ enforced: z.boolean().optional(), sizes: RateLimitSizes.optional() }).optional(),
  /** Addresses that every access list admits without naming them; default: 127.0.0.1. */
  alwaysAdmitted: z.array(z.union([z.ipv4(), z.ipv6()])).optional(),
  /** A database server that nobody has used for so long is stopped until its next client; default: two minutes. */
  idleMs: z.int().min(1).optional(),
});
export type LocalAtlasSettings = z.infer<typeof LocalAtlasSettings>;
