import { z } from "zod";

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A browser in which the holder of a key signed in. What the browser holds is never stored, only its hash. */
export const Session = z.object({
  /** SHA-256 of what the browser holds, hexadecimal. */
  id: Sha256,
  /** The key that was exchanged for it: `key_…`, or `key_ops`. */
  keyId: z.string(),
  /** SHA-256 of the whole key: a session of the ops key ends when that is replaced. */
  keyHash: Sha256,
  openedAt: z.date(),
  /** To the minute. */
  seenAt: z.date(),
  endsAt: z.date(),
});
export type Session = z.infer<typeof Session>;
