import { createHash, randomBytes } from "node:crypto";

/** A source of random bytes, handed in so that tests can make it predictable. */
export type RandomBytes = (size: number) => Buffer;

export const systemRandom: RandomBytes = (size) => randomBytes(size);

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * An unguessable id such as `hosp_3v9k…`: the prefix names the kind, 20 characters carry 100 random bits.
 * Only lower-case letters and digits, so that it can stand in URLs, file names and Atlas names.
 */
export function newId(prefix: string, random: RandomBytes): string {
  return `${prefix}_${randomText(20, random)}`;
}

/**
 * The id that belongs to these words: whoever works it out, again or elsewhere, gets the same, so that what it names is
 * made once. As long as a random one, and as hard to guess as the words.
 */
export function idFrom(prefix: string, ...words: readonly string[]): string {
  const digest = createHash("sha256").update(words.join("\n")).digest();
  return `${prefix}_${randomText(20, (size) => digest.subarray(0, size))}`;
}

/** Lower-case letters and digits of five random bits each: 32 characters divide the 256 bytes evenly, so none is likelier. */
export function randomText(length: number, random: RandomBytes): string {
  let text = "";
  for (const byte of random(length)) text += alphabet[byte % alphabet.length];
  return text;
}
