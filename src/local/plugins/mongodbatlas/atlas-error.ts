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

type ErrorAnswer = {
  readonly status: number;
  readonly statusText: string;
  readonly headers: { readonly "content-type"?: string | undefined };
  readonly text: string;
};

/** The error of an answer other than 2xx, in the line format of the Atlas SDK for Go, which callers match on. */
export function apiErrorOf(method: string, url: URL, answer: ErrorAnswer): AtlasApiError {
  const reply = `${answer.status} ${answer.statusText}`;
  const undecodable = decodeError(answer);
  if (undecodable !== undefined) {
    const message = `(${reply}) failed to decode response body: ${undecodable}`;
    return new AtlasApiError(message, answer.status, "");
  }
  const body: Json = answer.text === "" ? null : JSON.parse(answer.text);
  const code = textAt(body, "errorCode");
  const parameters = listAt(body, "parameters").map(String).join(" ");
  const reason = `Detail: ${textAt(body, "detail")} Reason: ${textAt(body, "reason")}. Params: [${parameters}], BadRequestDetail: `;
  const message = `${url.href} ${method}: HTTP ${reply} (Error code: "${code}") ${reason}`;
  return new AtlasApiError(message, answer.status, code);
}

/** Why a body is no error of Atlas, in the words of Go's decoder; undefined if it is one, or empty. */
function decodeError({ headers, text }: ErrorAnswer): string | undefined {
  if (text === "") return undefined;
  if (!/^application\/([\w.-]+\+)?json/i.test(headers["content-type"] ?? "")) return "undefined response type";
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && !Array.isArray(body)) return undefined;
    const kind = Array.isArray(body) ? "array" : typeof body === "boolean" ? "bool" : typeof body;
    return `json: cannot unmarshal ${kind} into Go value of type admin.ApiError`;
  } catch {
    const [first = ""] = text.trim();
    return /[{["\w-]/.test(first) ? "unexpected EOF" : `invalid character '${first}' looking for beginning of value`;
  }
}

/** The error of a request that got no answer, worded as Go's HTTP client does. */
export function transportErrorOf(method: string, url: URL, error: Error): AtlasApiError {
  const code = "code" in error ? String(error.code) : "";
  const peer = `${url.hostname}:${url.port || (url.protocol === "https:" ? "443" : "80")}`;
  const reason = networkReasons.get(code)?.(peer) ?? error.message;
  return unansweredError(method, url, reason, code, error);
}

/** The error of a request that could not be sent because something before it failed. */
export function requestErrorOf(method: string, url: URL, cause: Error): AtlasApiError {
  return unansweredError(method, url, cause.message, "", cause);
}

function unansweredError(method: string, url: URL, reason: string, code: string, cause: Error): AtlasApiError {
  const verb = `${method.slice(0, 1)}${method.slice(1).toLowerCase()}`;
  return new AtlasApiError(`${verb} "${url.href}": ${reason}`, 0, code, { cause });
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
