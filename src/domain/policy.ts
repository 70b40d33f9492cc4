import { z } from "zod";
import { Role } from "./actors.ts";

/** `advisory` warns, `soft` waits for somebody of a role who lets it pass with a reason, `hard` ends the run. */
export const PolicyLevel = z.enum(["advisory", "soft", "hard"]);
export type PolicyLevel = z.infer<typeof PolicyLevel>;

export const PolicyResult = z.object({
  policy: z.string(),
  title: z.string(),
  level: PolicyLevel,
  passed: z.boolean(),
  /** What is wrong and what to do; empty if it passed. */
  message: z.string(),
  /** Who may let it pass; null unless `soft`. */
  overridableBy: Role.nullable(),
});
export type PolicyResult = z.infer<typeof PolicyResult>;
