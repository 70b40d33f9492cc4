/** Runs acts with the same key in the order in which they were asked for, and others side by side. */
export type KeyedTurns = <T>(key: string, act: () => Promise<T>) => Promise<T>;

export function createKeyedTurns(): KeyedTurns {
  const last = new Map<string, Promise<unknown>>();
  return (key, act) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(act);
    const quiet: Promise<unknown> = turn
      .catch(() => undefined)
      .then(() => {
        if (last.get(key) === quiet) last.delete(key);
      });
    last.set(key, quiet);
    return turn;
  };
}
