import { z } from "zod";
import { RunKind } from "./runs.ts";

/** Who was asked and did not answer: nothing is concluded from that. */
export const Silence = z.object({ who: z.enum(["gateway", "atlas"]), code: z.string(), message: z.string() });
export type Silence = z.infer<typeof Silence>;

/** A comparison of what is paid for, what we know, and what Atlas has. */
export const Reconciliation = z.object({
  id: z.literal("newest"),
  at: z.date(),
  tookMs: z.number().nonnegative(),
  /** How many were compared; null where nobody answered. */
  subscriptions: z.int().nullable(),
  hospitals: z.int(),
  projects: z.int().nullable(),
  /** What was put right at once, because it follows from what was paid. */
  healed: z.array(z.object({ hospitalId: z.string(), what: z.string() })),
  /** What a person has to look at; each is a case. */
  findings: z.array(
    z.object({
      caseId: z.string(),
      hospitalId: z.string().nullable(),
      message: z.string(),
      proposedRun: RunKind.nullable(),
    }),
  ),
  silences: z.array(Silence),
});
export type Reconciliation = z.infer<typeof Reconciliation>;
