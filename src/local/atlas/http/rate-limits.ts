import type { Clock } from "../../../foundation/clock.ts";
import { type Refusal, refuse } from "./answers.ts";

type Bucket = { readonly capacity: number; readonly refillPerMinute: number };

/** Sizes that were seen in answers of the real Atlas. */
const buckets = {
  clusters: { capacity: 10_000, refillPerMinute: 5_000 },
  databaseUsers: { capacity: 10_000, refillPerMinute: 5_000 },
  groups: { capacity: 1_200, refillPerMinute: 500 },
  org: { capacity: 500, refillPerMinute: 250 },
  orgList: { capacity: 300, refillPerMinute: 100 },
} as const satisfies Record<string, Bucket>;

export type RateLimitName = keyof typeof buckets;

export type RateLimits = {
  /** Counts one request of `scope` (a project's or the organization's id). */
  readonly take: (name: RateLimitName, scope: string, path: string) => Taken;
};

export type Taken = { readonly headers: Readonly<Record<string, string>>; readonly refusal: Refusal | undefined };

/**
 * One token bucket per endpoint set and scope, as Atlas has them. With `enforced` false the headers count down and
 * nobody is refused: without waiting times clients poll far more often than they would on Atlas.
 */
export function createRateLimits(clock: Clock, enforced: boolean): RateLimits {
  const levels = new Map<string, { tokens: number; atMs: number }>();
  return {
    take: (name, scope, path) => {
      const { capacity, refillPerMinute } = buckets[name];
      const nowMs = clock.now().getTime();
      const key = `${name} ${scope}`;
      const level = levels.get(key) ?? { tokens: capacity, atMs: nowMs };
      const refilled = Math.min(capacity, level.tokens + ((nowMs - level.atMs) / 60_000) * refillPerMinute);
      const allowed = refilled >= 1;
      const tokens = allowed ? refilled - 1 : refilled;
      levels.set(key, { tokens, atMs: nowMs });
      const headers = { "RateLimit-Limit": String(capacity), "RateLimit-Remaining": String(Math.floor(tokens)) };
      if (allowed || !enforced) return { headers, refusal: undefined };
      const waitSeconds = Math.ceil(((1 - refilled) / refillPerMinute) * 60);
      const refusal = refuse("RATE_LIMITED_TOKEN_BUCKET", path, waitSeconds, capacity, refillPerMinute, 60);
      return { headers, refusal: { ...refusal, headers: { "Retry-After": String(waitSeconds) } } };
    },
  };
}
