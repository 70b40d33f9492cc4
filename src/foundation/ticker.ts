/** Does something every `ms` milliseconds until the answer is called. Handed in, as time is: tests let theirs pass themselves. */
export type Every = (ms: number, act: () => void) => () => void;

export const systemEvery: Every = (ms, act) => {
  const timer = setInterval(act, ms);
  return () => clearInterval(timer);
};
