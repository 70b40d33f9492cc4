import type { Clock } from "../foundation/clock.ts";

export type AttemptLimit = {
  /** Whole seconds until this address may try again; 0 if it may now. */
  readonly waitSeconds: (address: string) => number;
  readonly failed: (address: string) => void;
  readonly succeeded: (address: string) => void;
};

type Failures = { count: number; readonly since: number };

const mostAddresses = 10_000;

/** Counts failures by address, in this process: after `limit` of them within `windowMs` the address waits for its end. */
export function createAttemptLimit(clock: Clock, limit: number, windowMs: number): AttemptLimit {
  const failures = new Map<string, Failures>();
  const current = (address: string): Failures | undefined => {
    const known = failures.get(address);
    if (known && clock.now().getTime() - known.since < windowMs) return known;
    failures.delete(address);
    return undefined;
  };
  return {
    waitSeconds: (address) => {
      const known = current(address);
      if (!known || known.count < limit) return 0;
      return Math.ceil((known.since + windowMs - clock.now().getTime()) / 1_000);
    },
    failed: (address) => {
      const known = current(address);
      if (known) known.count += 1;
      else failures.set(address, { count: 1, since: clock.now().getTime() });
      const [oldest] = failures.keys();
      if (failures.size > mostAddresses && oldest !== undefined) failures.delete(oldest);
    },
    succeeded: (address) => {
      failures.delete(address);
    },
  };
}
