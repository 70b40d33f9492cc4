import type { Pacing } from "../../domain/pacing.ts";
import { spreadOf } from "../waiting/spread.ts";

const firstPauseMs = 5_000;
const longestPauseMs = 5 * 60_000;
/** Turned away again within this time after a pause: the next one is twice as long. */
const calmMs = 10 * 60_000;

/** Tries again that the whole fleet has in a minute, and that it may have saved up. */
const tokensPerMinute = 20;

/** An Atlas that has turned nobody away. */
export function unhurried(id: string, now: Date): Pacing {
  return { id, version: 0, pausedUntil: null, pauseMs: 0, strikes: 0, tokens: tokensPerMinute, refilledAt: now };
}

/**
 * After a rate limit: for as long as Atlas asks for, or for twice as long as last time, nobody begins anything. Those who
 * were under way when it came do not make it longer, unless Atlas says so.
 */
export function slowedDown(pacing: Pacing, now: Date, retryAfterMs: number | null): Pacing {
  const { pausedUntil } = pacing;
  const isPaused = pausedUntil !== null && pausedUntil > now;
  const isCalm = pausedUntil === null || now.getTime() - pausedUntil.getTime() > calmMs;
  const strikes = isPaused ? pacing.strikes : isCalm ? 1 : pacing.strikes + 1;
  const pauseMs = retryAfterMs ?? Math.min(firstPauseMs * 2 ** (Math.max(1, strikes) - 1), longestPauseMs);
  const until = new Date(now.getTime() + pauseMs);
  if (isPaused && (retryAfterMs === null || until <= pausedUntil)) return pacing;
  return { ...pacing, strikes, pauseMs, pausedUntil: until };
}

/** When the one of this name may go on: after the pause, spread over a quarter of its length; null if there is none. */
export function mayGoOnAt({ pausedUntil, pauseMs }: Pacing, name: string, now: Date): Date | null {
  if (!pausedUntil) return null;
  const spreadMs = Math.min(Math.max(pauseMs / 4, 1_000), 30_000);
  const at = new Date(pausedUntil.getTime() + Math.round(spreadMs * spreadOf(`${name}:${pausedUntil.getTime()}`)));
  return at > now ? at : null;
}

/** After one more try was taken out of the fleet's budget; null if none is left. */
export function tokenTaken(pacing: Pacing, now: Date): Pacing | null {
  const minutes = Math.max(0, now.getTime() - pacing.refilledAt.getTime()) / 60_000;
  const tokens = Math.min(tokensPerMinute, pacing.tokens + minutes * tokensPerMinute);
  return tokens < 1 ? null : { ...pacing, tokens: tokens - 1, refilledAt: now };
}
