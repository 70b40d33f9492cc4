import type { Chance } from "./chance.ts";

/** A process that takes part: workers carry runs out, the others serve people. A dead one never goes on. */
export type Process = { readonly name: string; readonly isWorker: boolean; alive: boolean };

type Gate = {
  readonly process: Process;
  readonly what: string;
  readonly open: () => void;
  readonly fail: (error: Error) => void;
};

/**
 * Decides what goes on next. Everything that crosses the border of a process waits at a gate, so that any process may be
 * overtaken, or die, between any two of its steps, and so that a seed decides all of it.
 */
export type Scheduler = {
  readonly pass: (process: Process, what: string) => Promise<void>;
  /** Lets one go on, by chance; false if nobody waits. `only` leaves the others where they are. */
  readonly step: (only?: Process) => Promise<boolean>;
  /** Has one call to the database fail. */
  readonly failOne: () => Promise<string | null>;
  /** Everybody goes on until nobody waits any more. */
  readonly runDry: () => Promise<void>;
  readonly forget: (process: Process) => void;
};

const mostSteps = 20_000;

export function createScheduler(chance: Chance): Scheduler {
  let gates: Gate[] = [];
  const take = (gate: Gate) => {
    gates = gates.filter((each) => each !== gate);
  };
  const step = async (only?: Process) => {
    const candidates = only ? gates.filter(({ process }) => process === only) : gates;
    if (candidates.length === 0) return false;
    const gate = chance.pick(candidates);
    take(gate);
    gate.open();
    await settled();
    return true;
  };
  return {
    pass: (process, what) =>
      new Promise((open, fail) => {
        if (process.alive) gates.push({ process, what, open, fail });
      }),
    step,
    failOne: async () => {
      const candidates = gates.filter(({ what }) => what.startsWith("database "));
      if (candidates.length === 0) return null;
      const gate = chance.pick(candidates);
      take(gate);
      gate.fail(new Error("the database was away for a moment"));
      await settled();
      return `${gate.process.name}: ${gate.what}`;
    },
    runDry: async () => {
      for (let steps = 0; await step(); steps += 1) {
        if (steps > mostSteps) throw new Error("somebody goes round in circles");
      }
    },
    forget: (process) => {
      gates = gates.filter((gate) => gate.process !== process);
    },
  };
}

/** Everything but gates goes on by microtasks, and these are done before the next turn of the loop. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
