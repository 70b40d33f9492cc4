import { z } from "zod";
import type { Clock } from "../../../foundation/clock.ts";
import { type Refusal, refuse } from "./answers.ts";

const Bucket = z.strictObject({ capacity: z.int().min(1), refillPerMinute: z.int().min(1) });
type Bucket = z.infer<typeof Bucket>;

/** Sizes that were seen in answers of the real Atlas. */
const seenSizes = {
  clusters: { capacity: 10_000, refillPerMinute: 5_000 },
  databaseUsers: { capacity: 10_000, refillPerMinute: 5_000 },
  groups: { capacity: 1_200, refillPerMinute: 500 },
  org: { capacity: 500, refillPerMinute: 250 },
  orgList: { capacity: 300, refillPerMinute: 100 },
  teams: { capacity: 1_200, refillPerMinute: 500 },
} as const satisfies Record<string, Bucket>;

export type RateLimitName = keyof typeof seenSizes;

/** Sizes of buckets that are other than Atlas'. */
export const RateLimitSizes = z.strictObject({
  clusters: Bucket.optional(),
  databaseUsers: Bucket.optional(),
  groups: Bucket.optional(),
  org: Bucket.optional(),
  orgList: Bucket.optional(),
  teams: Bucket.optional(),
});
export type RateLimitSizes = z.infer<typeof RateLimitSizes>;

export type RateLimitSize = { readonly value: Bucket; readonly usual: Bucket };

export type RateLimits = {
  /** Counts one request of `scope` (a project's or the organization's id). */
  readonly take: (name: RateLimitName, scope: string, path: string) => Taken;
  readonly sizeOf: (name: RateLimitName) => RateLimitSize;
};

export type Taken = { readonly headers: Readonly<Record<string, string>>; readonly refusal: Refusal | undefined };

type Level = { readonly tokens: number; readonly atMs: number };

const mostLevels = 10_000;

/**
 * One token bucket per endpoint set and scope, as Atlas has them. With `enforced` false the headers count down and
 * nobody is refused: without waiting times clients poll far more often than they would on Atlas.
 */
export function createRateLimits(clock: Clock, enforced: boolean, sizes: RateLimitSizes = {}): RateLimits {
  const levels = new Map<string, Level>();
  const sizeOf = (name: RateLimitName) => ({ value: sizes[name] ?? seenSizes[name], usual: seenSizes[name] });
  return {
    sizeOf,
    take: (name, scope, path) => {
      const { capacity, refillPerMinute } = sizeOf(name).value;
      const nowMs = clock.now().getTime();
      const key = `${name} ${scope}`;
      const level = levels.get(key) ?? { tokens: capacity, atMs: nowMs };
      const refilled = Math.min(capacity, level.tokens + ((nowMs - level.atMs) / 60_000) * refillPerMinute);
      const allowed = refilled >= 1;
      const tokens = allowed ? refilled - 1 : refilled;
      if (levels.size >= mostLevels) forgetOldest(levels);
      levels.delete(key);
      levels.set(key, { tokens, atMs: nowMs });
      const headers = { "RateLimit-Limit": String(capacity), "RateLimit-Remaining": String(Math.floor(tokens)) };
      if (allowed || !enforced) return { headers, refusal: undefined };
      const waitSeconds = Math.ceil(((1 - refilled) / refillPerMinute) * 60);
      const refusal = refuse("RATE_LIMITED_TOKEN_BUCKET", path, waitSeconds, capacity, refillPerMinute, 60);
      return { headers, refusal: { ...refusal, headers: { "Retry-After": String(waitSeconds) } } };
    },
  };
}

/** The map keeps the order of use; what was not used for long has filled up again. */
function forgetOldest(levels: Map<string, Level>): void {
  const oldest = levels.keys().next().value;
  if (oldest !== undefined) levels.delete(oldest);
}
