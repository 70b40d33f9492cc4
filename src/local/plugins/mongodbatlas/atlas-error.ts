import { type Json, listAt, textAt } from "./json.ts";

/** Atlas said no, or could not be asked: then `status` is 0. `code` is Atlas's error code, empty if it sent none. */
export class AtlasApiError extends Error {
  override readonly name = "AtlasApiError";
  readonly status: number;
  readonly code: string;

  constructor(message: string, status: number, code: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
    this.code = code;
  }
}

/** The error of an answer other than 2xx, in the line format of the Atlas SDK for Go, which callers match on. */
export function apiErrorOf(
  method: string,
  url: URL,
  answer: { status: number; statusText: string; text: string },
): AtlasApiError {
  const reply = `${answer.status} ${answer.statusText}`;
  let body: Json;
  try {
    body = JSON.parse(answer.text);
  } catch (cause) {
    return new AtlasApiError(`(${reply}) failed to decode response body: ${String(cause)}`, answer.status, "", {
      cause,
    });
  }
  const code = textAt(body, "errorCode");
  const parameters = listAt(body, "parameters").map(String).join(" ");
  const reason = `Detail: ${textAt(body, "detail")} Reason: ${textAt(body, "reason")}. Params: [${parameters}], BadRequestDetail: `;
  const message = `${url.href} ${method}: HTTP ${reply} (Error code: "${code}") ${reason}`;
  return new AtlasApiError(message, answer.status, code);
}

/** The error of a request that got no answer, worded as Go's HTTP client does. */
export function transportErrorOf(method: string, url: URL, error: Error): AtlasApiError {
  const verb = `${method.slice(0, 1)}${method.slice(1).toLowerCase()}`;
  const code = "code" in error ? String(error.code) : "";
  const peer = `${url.hostname}:${url.port || (url.protocol === "https:" ? "443" : "80")}`;
  const reason = networkReasons.get(code)?.(peer) ?? error.message;
  return new AtlasApiError(`${verb} "${url.href}": ${reason}`, 0, code, { cause: error });
}

const networkReasons = new Map<string, (peer: string) => string>([
  ["ECONNREFUSED", (peer) => `dial tcp ${peer}: connect: connection refused`],
  ["ECONNRESET", (peer) => `read tcp ${peer}: read: connection reset by peer`],
  ["ENOTFOUND", (peer) => `dial tcp: lookup ${peer.replace(/:\d+$/, "")}: no such host`],
  ["ETIMEDOUT", (peer) => `dial tcp ${peer}: i/o timeout`],
]);

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function isNotFound(error: unknown): boolean {
  return error instanceof AtlasApiError && error.status === 404;
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof AtlasApiError && error.code === code;
}
