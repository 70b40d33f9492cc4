import { setTimeout as delay } from "node:timers/promises";

const firstLookMs = 50;
const longestPauseMs = 1000;

/** What a look at a changing resource saw: the state's name, and what to give back once the state is reached. */
export type Sight<T> = { readonly state: string; readonly value: T };

/** The state was not reached in time. */
export class TimedOut extends Error {
  override readonly name = "TimedOut";
}

/**
 * Looks until the state is `target`, soon at first and then once a second. Throws `TimedOut` after `limitMs`, and an
 * error on a state that is neither the target nor one of `pending`; what `look` throws passes through.
 */
export async function waitForState<T>(
  look: () => Promise<Sight<T>>,
  wanted: { target: string; pending: readonly string[]; limitMs: number; firstLookMs?: number },
): Promise<T> {
  const deadline = performance.now() + wanted.limitMs;
  for (
    let pauseMs = wanted.firstLookMs ?? firstLookMs;
    ;
    pauseMs = Math.min(Math.max(pauseMs * 1.5, firstLookMs), longestPauseMs)
  ) {
    const leftMs = deadline - performance.now();
    if (leftMs <= 0) throw new TimedOut("context deadline exceeded");
    await delay(Math.min(pauseMs, leftMs));
    const { state, value } = await look();
    if (state === wanted.target) return value;
    if (!wanted.pending.includes(state)) {
      throw new Error(`unexpected state '${state}', wanted target '${wanted.target}'`);
    }
  }
}

const unitsMs = new Map([
  ["ms", 1],
  ["s", 1000],
  ["m", 60_000],
  ["h", 3_600_000],
]);

/** Milliseconds of a duration as Go writes it, such as `1h30m` or `45s`; undefined if it is none. */
export function parseDuration(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text)) return undefined;
  let sumMs = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    sumMs += Number(amount) * (unitsMs.get(unit ?? "") ?? 0);
  }
  return sumMs;
}
