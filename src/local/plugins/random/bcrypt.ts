import { randomBytes } from "node:crypto";
import { initialBoxes } from "./blowfish-boxes.ts";

/*
 * bcrypt as in Provos and Mazières, "A Future-Adaptable Password Scheme" (USENIX 1999), revision `2a`. Node has none, and
 * a plugin that only fills one output of one resource is no reason for a dependency.
 */
const cost = 10;
const alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const plaintext = "OrpheanBeholderScryDoubt";

/** The bcrypt hash of a text, of which 72 bytes count, with 2^`rounds` rounds and a salt of 16 bytes. */
export function bcryptHash(text: string, salt: Uint8Array = randomBytes(16), rounds = cost): string {
  const key = new Uint8Array([...Buffer.from(text), 0]);
  const cipher = new Blowfish();
  cipher.expand(key, salt);
  const nothing = new Uint8Array(16);
  for (let round = 0; round < 2 ** rounds; round++) {
    cipher.expand(key, nothing);
    cipher.expand(salt, nothing);
  }
  const words = wordsOf(Buffer.from(plaintext));
  for (let pair = 0; pair < words.length; pair += 2) {
    for (let time = 0; time < 64; time++) cipher.encrypt(words, pair);
  }
  const hash = Buffer.alloc(24);
  words.forEach((word, index) => {
    hash.writeUInt32BE(word >>> 0, index * 4);
  });
  return `$2a$${String(rounds).padStart(2, "0")}$${encode(salt)}${encode(hash.subarray(0, 23))}`;
}

class Blowfish {
  readonly #keys: Int32Array;
  readonly #boxes: Int32Array;

  constructor() {
    const boxes = initialBoxes();
    this.#keys = boxes.slice(0, 18);
    this.#boxes = boxes.slice(18);
  }

  /** Mixes key and salt into the sub-keys and boxes ("EksBlowfish"); a salt of zeros is the ordinary key schedule. */
  expand(key: Uint8Array, salt: Uint8Array): void {
    const [keyWords, saltWords] = [cyclicWords(key, 18), wordsOf(salt)];
    for (let index = 0; index < 18; index++) this.#keys[index] = (this.#keys[index] ?? 0) ^ (keyWords[index] ?? 0);
    const block = new Int32Array(2);
    let position = 0;
    for (const target of [this.#keys, this.#boxes]) {
      for (let index = 0; index < target.length; index += 2) {
        block[0] = (block[0] ?? 0) ^ (saltWords[position % 4] ?? 0);
        block[1] = (block[1] ?? 0) ^ (saltWords[(position + 1) % 4] ?? 0);
        position += 2;
        this.encrypt(block, 0);
        target.set(block, index);
      }
    }
  }

  /** Encrypts the two words at `at` in place. */
  encrypt(words: Int32Array, at: number): void {
    const [keys, boxes] = [this.#keys, this.#boxes];
    let left = (words[at] ?? 0) ^ (keys[0] ?? 0);
    let right = words[at + 1] ?? 0;
    for (let round = 1; round <= 16; round += 2) {
      right ^= mix(boxes, left) ^ (keys[round] ?? 0);
      left ^= mix(boxes, right) ^ (keys[round + 1] ?? 0);
    }
    words[at] = right ^ (keys[17] ?? 0);
    words[at + 1] = left;
  }
}

function mix(boxes: Int32Array, word: number): number {
  const sum = (boxes[word >>> 24] ?? 0) + (boxes[256 + ((word >>> 16) & 255)] ?? 0);
  return ((sum ^ (boxes[512 + ((word >>> 8) & 255)] ?? 0)) + (boxes[768 + (word & 255)] ?? 0)) | 0;
}

function wordsOf(bytes: Uint8Array): Int32Array {
  return cyclicWords(bytes, Math.ceil(bytes.length / 4));
}

/** Big-endian words of bytes that are repeated as often as needed. */
function cyclicWords(bytes: Uint8Array, count: number): Int32Array {
  const byteAt = (index: number) => bytes[index % bytes.length] ?? 0;
  return Int32Array.from({ length: count }, (_, word) => {
    const at = word * 4;
    return (byteAt(at) << 24) | (byteAt(at + 1) << 16) | (byteAt(at + 2) << 8) | byteAt(at + 3);
  });
}

/** Base64 with bcrypt's own alphabet and without padding. */
function encode(bytes: Uint8Array): string {
  const standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const text = Buffer.from(bytes).toString("base64").replace(/=+$/, "");
  return text.replace(/./g, (character) => alphabet[standard.indexOf(character)] ?? "");
}
