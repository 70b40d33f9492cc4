/** Time as a dependency: production hands in `systemClock`, tests hand in one that they move themselves. */
export type Clock = { readonly now: () => Date };

export const systemClock: Clock = { now: () => new Date() };
