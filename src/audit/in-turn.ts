/** Does one thing after the other for each name; what fails does not keep the next one from its turn. */
export type InTurn = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export function createTurns(): InTurn {
  const last = new Map<string, Promise<void>>();
  return (name, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work);
    const over: Promise<void> = turn.then(forget, forget);
    last.set(name, over);
    return turn;

    function forget(): void {
      if (last.get(name) === over) last.delete(name);
    }
  };
}
