/** Runs acts in the order in which they were asked for; one that fails does not stop the next. */
export type Turns = <T>(act: () => Promise<T>) => Promise<T>;

/** One act after the other. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = last.then(act, act);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** At most `atOnce` acts at the same time. */
export function createGate(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return async (act) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
