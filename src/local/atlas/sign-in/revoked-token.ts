import { z } from "zod";

/** A token that was given back before its time, remembered until that time is over. */
export const RevokedToken = z.object({ id: z.string(), expiresAtMs: z.number() });
export type RevokedToken = z.infer<typeof RevokedToken>;
