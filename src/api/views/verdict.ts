import { z } from "@hono/zod-openapi";

/** What a verification found; `src/audit/verify-export.ts` says what each member means. */
export const VerdictView = z
  .looseObject({
    ok: z.boolean(),
    stream: z.string().nullable(),
    entries: z.int(),
    checkpoints: z.int(),
    signedUpTo: z.int(),
    anchoredUpTo: z.int(),
    what: z.string().optional().meta({ description: "The first thing that is wrong, such as `entry 17`." }),
    reason: z.string().optional(),
  })
  .meta({ id: "LedgerVerdict" });
