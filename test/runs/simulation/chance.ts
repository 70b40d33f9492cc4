/** Chance that a seed decides: the same seed, the same life. */
export type Chance = {
  /** From 0 to below `below`. */
  readonly int: (below: number) => number;
  readonly pick: <T>(of: readonly T[]) => T;
  readonly happens: (probability: number) => boolean;
  readonly bytes: (size: number) => Buffer;
};

/** Mulberry32: small, fast, and even enough to choose by. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number) => Math.floor(next() * below);
  return {
    int,
    pick: (of) => {
      const picked = of[int(of.length)];
      if (picked === undefined) throw new Error("nothing to pick from");
      return picked;
    },
    happens: (probability) => next() < probability,
    bytes: (size) => Buffer.from(Array.from({ length: size }, () => int(256))),
  };
}
