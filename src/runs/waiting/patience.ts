/** How long runs wait for what passes by itself, in milliseconds. */
export type Patience = {
  /** How long a run waits at most for Atlas, for an engine of ours that winds down, or for its turn after a rate limit. */
  readonly waitLimitMs: number;
  /** How often it looks meanwhile. */
  readonly lookEveryMs: number;
  /** Before each further try of one look at Atlas, or of an apply that did nothing. */
  readonly retriesMs: readonly number[];
  /** Before each run that goes on with a paid provision that broke off; after the last one a person is asked. */
  readonly followUpsMs: readonly number[];
  /** The same where Atlas has no capacity, which takes its time. */
  readonly noCapacityMs: readonly number[];
};

const secondMs = 1_000;
const minuteMs = 60_000;

export const usualPatience: Patience = {
  waitLimitMs: 20 * minuteMs,
  lookEveryMs: 2 * secondMs,
  retriesMs: [secondMs, 4 * secondMs, 15 * secondMs],
  followUpsMs: [2 * secondMs, 10 * secondMs, 30 * secondMs, 2 * minuteMs, 10 * minuteMs, 30 * minuteMs],
  noCapacityMs: [2 * minuteMs, 10 * minuteMs, 30 * minuteMs, 60 * minuteMs, 120 * minuteMs, 240 * minuteMs],
};
