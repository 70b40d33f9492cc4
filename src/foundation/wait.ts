import { setTimeout as delay } from "node:timers/promises";

/** Asks `probe` until it answers something, at most for `limitMs`; undefined when the time is over. */
export async function waitUntil<T>(
  probe: () => Promise<T | undefined>,
  options: { limitMs: number; everyMs: number; signal?: AbortSignal },
): Promise<T | undefined> {
  const deadline = performance.now() + options.limitMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined) return answer;
    const leftMs = deadline - performance.now();
    if (leftMs <= 0 || options.signal?.aborted) return undefined;
    await delay(Math.min(options.everyMs, leftMs));
  }
}

/** Awaits something for so long at most; what takes longer goes on unheard. */
export async function within(limitMs: number, act: () => Promise<unknown>): Promise<void> {
  const limit = new AbortController();
  const acting = act().finally(() => limit.abort());
  await Promise.race([acting, delay(limitMs, undefined, { signal: limit.signal }).catch(() => acting)]);
  acting.catch(() => {});
}
