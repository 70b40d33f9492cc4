import type { ServiceContext } from "../context.ts";

/** What the flags of a run depend on beside the run. */
export function flagClock({ clock, rules }: Pick<ServiceContext, "clock" | "rules">) {
  return { now: clock.now(), forceCancelAfterMs: rules.forceCancelAfterMs };
}
