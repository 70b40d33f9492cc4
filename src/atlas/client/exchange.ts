import type { Failure } from "./failure.ts";

/** What a server answered, whatever it was. */
export type Answer = {
  readonly kind: "answer";
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
};

/** Sends one GET and reads the whole answer. Never throws: without an answer it is a failure `unanswered`. */
export type Exchange = (url: URL, headers: Readonly<Record<string, string>>) => Promise<Answer | Failure>;

/** Exchanges over kept connections, each within `timeoutMs`; no redirects, no retries. */
export function httpExchange(timeoutMs: number): Exchange {
  return async (url, headers) => {
    try {
      const response = await fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(timeoutMs) });
      return { kind: "answer", status: response.status, headers: response.headers, text: await response.text() };
    } catch (error) {
      return unanswered(url, error, timeoutMs);
    }
  };
}

function unanswered(url: URL, error: unknown, timeoutMs: number): Failure {
  const isLate = error instanceof Error && error.name === "TimeoutError";
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const errorCode = isLate ? "TIMEOUT" : codeOf(cause);
  const reason = isLate ? `no answer within ${timeoutMs} ms` : cause instanceof Error ? cause.message : String(cause);
  return { kind: "unanswered", status: 0, errorCode, detail: `GET ${url.href}: ${errorCode} ${reason}`.trim() };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
