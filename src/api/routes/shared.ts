import { z } from "@hono/zod-openapi";

export const IdParam = z.object({ id: z.string().min(1).max(64) });

/** Marks a route in the OpenAPI document as one that needs the ops key. */
export const opsKey = [{ opsKey: [] }];

export const PreferHeader = z.object({
  prefer: z.string().optional().meta({ description: "`wait=N` (seconds) or `respond-async`, as of RFC 7240." }),
});
