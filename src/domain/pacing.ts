import { z } from "zod";

/** How fast the whole fleet may go at Atlas. */
export const Pacing = z.object({
  id: z.string(),
  /** Counts the writes to this document; each writer must have seen the one before. */
  version: z.int().nonnegative(),
  /** Nothing is begun before; null if Atlas has turned nobody away yet. */
  pausedUntil: z.date().nullable(),
  /** How long the newest pause was in all. */
  pauseMs: z.int().nonnegative(),
  /** How often in a row Atlas turned somebody away after a pause. */
  strikes: z.int().nonnegative(),
  /** Tries that were saved up, as of `refilledAt`. */
  tokens: z.number().nonnegative(),
  refilledAt: z.date(),
});
export type Pacing = z.infer<typeof Pacing>;
