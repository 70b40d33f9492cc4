import type { Limits } from "./limits.ts";

export type Watchdog = {
  /** The operation gave a sign of life. */
  readonly hear: () => void;
  readonly stop: () => void;
};

/** Calls `onHang` when an operation that starts now exceeds one of its limits. */
export function startWatchdog({ deadlineMs, silenceMs }: Limits, onHang: () => void): Watchdog {
  const deadline = setTimeout(onHang, deadlineMs);
  const silence = setTimeout(onHang, silenceMs);
  return {
    hear: () => {
      silence.refresh();
    },
    stop: () => {
      clearTimeout(deadline);
      clearTimeout(silence);
    },
  };
}
