import { useSyncExternalStore } from "react";

type Said = { readonly text: string; readonly count: number };

let said: Said = { text: "", count: 0 };
const listeners = new Set<() => void>();

/** Has a screen reader say something when it comes to it. For what others see happen. */
export function announce(text: string): void {
  said = { text, count: said.count + 1 };
  for (const tell of listeners) tell();
}

/** What was announced last. */
export function useSaid(): Said {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => said,
  );
}
