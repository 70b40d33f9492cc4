/** How often an event is tried before a person has to look. */
export const mostAttempts = 8;

const firstMs = 5_000;
const longestMs = 600_000;

/** How long to wait after so many attempts, doubling each time. `chance` from 0 to 1 spreads it from three quarters to all. */
export function backoffMs(attempts: number, chance: number): number {
  const whole = Math.min(longestMs, firstMs * 2 ** (attempts - 1));
  return Math.round(whole * (0.75 + chance / 4));
}
