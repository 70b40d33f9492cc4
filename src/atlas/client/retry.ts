import type { RandomBytes } from "../../foundation/ids.ts";
import type { Answer } from "./exchange.ts";
import type { Failure } from "./failure.ts";

/** How long to go on when Atlas stumbles. `delay` waits; tests hand in one that only notes. */
export type Patience = {
  readonly attempts: number;
  readonly longestWaitMs: number;
  readonly delay: (milliseconds: number) => Promise<void>;
  readonly random: RandomBytes;
};

const firstWaitMs = 250;
const passingStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const cutConnection: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"]);

/**
 * Asks again after a rate limit, an outage of a gateway or a cut connection, with waits that double and are jittered.
 * `Retry-After` is obeyed, unless it asks for more than the longest wait: then the answer stands.
 */
export async function withRetries(
  ask: () => Promise<Answer | Failure>,
  { attempts, longestWaitMs, delay, random }: Patience,
): Promise<Answer | Failure> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await ask();
    const leastWaitMs = leastWait(result);
    if (leastWaitMs === undefined || attempt >= attempts || leastWaitMs > longestWaitMs) return result;
    const backoffMs = firstWaitMs * 2 ** (attempt - 1) * (0.5 + fraction(random));
    await delay(Math.round(Math.max(leastWaitMs, Math.min(backoffMs, longestWaitMs))));
  }
}

/** Milliseconds that Atlas asks to wait at least, 0 if it does not say; undefined if asking again is of no use. */
function leastWait(result: Answer | Failure): number | undefined {
  if (result.kind !== "answer") return cutConnection.has(result.errorCode) ? 0 : undefined;
  if (!passingStatuses.has(result.status)) return undefined;
  return (retryAfterSeconds(result) ?? 0) * 1_000;
}

/** `Retry-After` in seconds; the date form is not read (RFC 9110, section 10.2.3). */
export function retryAfterSeconds({ headers }: Answer): number | undefined {
  const text = headers.get("retry-after") ?? "";
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function fraction(random: RandomBytes): number {
  return random(2).readUInt16BE() / 65_536;
}
