import { z } from "@hono/zod-openapi";
import type { Role } from "../../domain/actors.ts";

export const IdParam = z.object({ id: z.string().min(1).max(64) });

/** Ids that hold other ids, such as a case's. */
export const LongIdParam = z.object({ id: z.string().min(1).max(300) });

/** The security scheme's name in the OpenAPI document. */
export const keyScheme = "key";

/** Says in the OpenAPI document which role a key needs here (3.1 allows roles there). The services see to it. */
export function needsKey(role: Role) {
  return [{ [keyScheme]: [role] }];
}

export const PreferHeader = z.object({
  prefer: z.string().optional().meta({ description: "`wait=N` (seconds) or `respond-async`, as of RFC 7240." }),
});

/** Pages of numbered things, newest first: from the number `from` downwards. */
export const NumberPage = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  from: z.coerce.number().int().min(1).optional(),
});
