const words = 18 + 4 * 256;
const fractionBits = BigInt(words * 32);
/** Bits beyond the last one wanted, so that rounding never reaches it. */
const guardBits = 64n;

/** Blowfish starts with the fraction of pi: 18 sub-keys and four boxes of 256 words, here computed by Machin's formula. */
export function initialBoxes(): Int32Array {
  const bits = fractionBits + guardBits;
  const pi = 4n * (4n * arctanOfInverse(5n, bits) - arctanOfInverse(239n, bits));
  const fraction = (pi >> guardBits) & ((1n << fractionBits) - 1n);
  const hex = fraction.toString(16).padStart(words * 8, "0");
  return Int32Array.from({ length: words }, (_, index) => Number.parseInt(hex.slice(index * 8, index * 8 + 8), 16));
}

/** arctan(1/x) as a fixed-point number with so many bits behind the point. */
function arctanOfInverse(x: bigint, bits: bigint): bigint {
  let power = (1n << bits) / x;
  let sum = power;
  for (let divisor = 3n, sign = -1n; power > 0n; divisor += 2n, sign = -sign) {
    power /= x * x;
    sum += (sign * power) / divisor;
  }
  return sum;
}
