import { createHash } from "node:crypto";

/** From 0 to below 1, evenly over all texts and always the same for one: whoever asks later works out the same time. */
export function spreadOf(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE() / 2 ** 32;
}

/** A wait of about this length, a quarter more or less, so that those who stumbled together do not come back together. */
export function spreadWaitMs(ms: number, text: string): number {
  return Math.round(ms * (0.75 + spreadOf(text) / 2));
}
