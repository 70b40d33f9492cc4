/** Holds whoever passes while it is shut, and tells how many wait. */
export function createGate() {
  let waiting: (() => void)[] = [];
  let isShut = false;
  return {
    shut: () => {
      isShut = true;
    },
    open: () => {
      isShut = false;
      for (const goOn of waiting) goOn();
      waiting = [];
    },
    waiting: () => waiting.length,
    pass: async () => {
      if (isShut) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
