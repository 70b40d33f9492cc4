import { setTimeout as delay } from "node:timers/promises";

const firstLookMs = 50;
const longestPauseMs = 1000;

/** What a look at a changing resource saw: the state's name, and what to give back once the state is reached. */
export type Sight<T> = { readonly state: string; readonly value: T };

/** The state was not reached in time. */
export class TimedOut extends Error {
  override readonly name = "TimedOut";
}

export type WantedState = {
  readonly target: string;
  readonly pending: readonly string[];
  readonly limitMs: number;
  readonly firstLookMs?: number;
  /** The whole operation has to end by then, not only this wait; the error is worded for that. */
  readonly endsOperation?: boolean;
};

/**
 * Looks until the state is `target`, soon at first and then once a second. Throws `TimedOut` after `limitMs`, and an
 * error on a state that is neither the target nor one of `pending`; what `look` throws passes through.
 */
export async function waitForState<T>(look: () => Promise<Sight<T>>, wanted: WantedState): Promise<T> {
  const deadline = performance.now() + wanted.limitMs;
  let pauseMs = wanted.firstLookMs ?? firstLookMs;
  let lastState = "";
  for (;;) {
    const leftMs = deadline - performance.now();
    if (leftMs <= 0) throw new TimedOut(lateness(wanted, lastState));
    await delay(Math.min(pauseMs, leftMs));
    const { state, value } = await look();
    if (state === wanted.target) return value;
    if (!wanted.pending.includes(state)) {
      throw new Error(`unexpected state '${state}', wanted target '${wanted.target}'. last error: %!s(<nil>)`);
    }
    lastState = state;
    pauseMs = Math.min(Math.max(pauseMs * 1.5, firstLookMs), longestPauseMs);
  }
}

function lateness({ target, limitMs, endsOperation }: WantedState, lastState: string): string {
  if (endsOperation) return "context deadline exceeded";
  const last = lastState === "" ? "" : `last state: '${lastState}', `;
  return `timeout while waiting for state to become '${target}' (${last}timeout: ${formatDuration(limitMs)})`;
}

const unitsMs = new Map([
  ["ns", 1e-6],
  ["us", 1e-3],
  ["µs", 1e-3],
  ["ms", 1],
  ["s", 1000],
  ["m", 60_000],
  ["h", 3_600_000],
]);

/** Milliseconds of a duration as Go writes it, such as `1h30m` or `45s`; undefined if it is none. */
export function parseDuration(text: string): number | undefined {
  const [, sign, amounts = ""] = /^([-+]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+)$/.exec(text) ?? [];
  if (amounts === "") return text === "0" ? 0 : undefined;
  let sumMs = 0;
  for (const [, amount, unit] of amounts.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g)) {
    sumMs += Number(amount) * (unitsMs.get(unit ?? "") ?? 0);
  }
  return sign === "-" ? -sumMs : sumMs;
}

/** A duration as Go prints it, such as `1h30m0s` or `45s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${milliseconds}ms`;
  const [hours, minutes] = [Math.floor(milliseconds / 3_600_000), Math.floor(milliseconds / 60_000) % 60];
  const seconds = `${(milliseconds % 60_000) / 1000}s`;
  if (hours > 0) return `${hours}h${minutes}m${seconds}`;
  return minutes > 0 ? `${minutes}m${seconds}` : seconds;
}
