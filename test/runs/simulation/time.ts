import type { Clock } from "../../../src/foundation/clock.ts";
import type { Every } from "../../../src/foundation/ticker.ts";
import type { Process } from "./scheduler.ts";

type Ticking = { readonly process: Process; readonly ms: number; readonly act: () => void; next: number };

/** Time that passes only when it is told to, and what ticks in it. */
export type Time = {
  readonly clock: Clock;
  readonly everyOf: (process: Process) => Every;
  /** What is due meanwhile is done once: a process that was held up does not catch up. */
  readonly passMs: (ms: number) => void;
};

export function createTime(start: Date): Time {
  let nowMs = start.getTime();
  const ticking = new Set<Ticking>();
  return {
    clock: { now: () => new Date(nowMs) },
    everyOf: (process) => (ms, act) => {
      const one = { process, ms, act, next: nowMs + ms };
      ticking.add(one);
      return () => {
        ticking.delete(one);
      };
    },
    passMs: (ms) => {
      nowMs += ms;
      for (const one of ticking) {
        if (!one.process.alive) ticking.delete(one);
        else if (one.next <= nowMs) {
          one.next = nowMs + one.ms;
          one.act();
        }
      }
    },
  };
}
