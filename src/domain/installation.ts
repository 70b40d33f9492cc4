import { z } from "zod";

/** SHA-256 (hex) of each key that all processes must share. They tell keys apart and give none away. */
export const KeyFingerprints = z.object({ passphrase: z.string(), sealing: z.string(), ledger: z.string() });
export type KeyFingerprints = z.infer<typeof KeyFingerprints>;

/** Which keys the contents of this master database were made with. */
export const Installation = z.object({
  id: z.literal("installation"),
  fingerprints: KeyFingerprints,
  madeAt: z.date(),
});
export type Installation = z.infer<typeof Installation>;
