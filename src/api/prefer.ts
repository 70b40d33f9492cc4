/** How long a client wants to wait, by `Prefer: wait=N` or `Prefer: respond-async` (RFC 7240). */
export type Preference = { readonly waitMs: number; readonly applied: string | null };

const longestWaitSeconds = 300;

/** `fallbackMs` is for clients that state no preference; what is longer than five minutes is cut to that. */
export function preferredWait(header: string | undefined, fallbackMs: number): Preference {
  for (const part of (header ?? "").split(",").map((text) => text.trim().toLowerCase())) {
    if (part === "respond-async") return { waitMs: 0, applied: "respond-async" };
    const wait = /^wait\s*=\s*"?(\d{1,6})"?$/.exec(part)?.[1];
    if (wait !== undefined) {
      const seconds = Math.min(Number(wait), longestWaitSeconds);
      return { waitMs: seconds * 1_000, applied: `wait=${seconds}` };
    }
  }
  return { waitMs: fallbackMs, applied: null };
}
