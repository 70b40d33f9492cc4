import type { OperationRequest } from "./port.ts";

/** After `deadlineMs`, or when the engine said nothing for `silenceMs`, an operation counts as hung. */
export type Limits = { readonly deadlineMs: number; readonly silenceMs: number };

const minuteMs = 60_000;

/**
 * The engine is silent while Atlas makes or changes a cluster, half an hour for a dedicated one as a rule and never longer
 * than the timeouts of the stack's cluster. Looking at things gives a sign every few seconds.
 */
export const usualLimits: Readonly<Record<OperationRequest["kind"], Limits>> = {
  preview: { deadlineMs: 5 * minuteMs, silenceMs: 2 * minuteMs },
  "preview-refresh": { deadlineMs: 10 * minuteMs, silenceMs: 3 * minuteMs },
  "preview-destroy": { deadlineMs: 5 * minuteMs, silenceMs: 2 * minuteMs },
  refresh: { deadlineMs: 10 * minuteMs, silenceMs: 3 * minuteMs },
  up: { deadlineMs: 180 * minuteMs, silenceMs: 130 * minuteMs },
  destroy: { deadlineMs: 90 * minuteMs, silenceMs: 70 * minuteMs },
};
