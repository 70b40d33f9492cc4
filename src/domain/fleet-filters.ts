/** How ops look at the fleet. A hospital may be in several of these, but for `ok`, which is nothing else. */
export const fleetFilters = ["attention", "running", "on_hold", "failed", "ok"] as const;
export type FleetFilter = (typeof fleetFilters)[number];
