import { STATUS_CODES } from "node:http";
import type { Answer, Refusal } from "./answers.ts";
import { mediaType } from "./versions.ts";

export type WriteOptions = {
  readonly version: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly pretty: boolean;
  /** Status inside the body, and HTTP 200 outside, for clients that can't read status codes. */
  readonly envelope: boolean;
};

/** Turns an answer into HTTP, in Atlas' shape: versioned media type for what went well, plain JSON for what did not. */
export function writeAnswer(answer: Answer, options: WriteOptions): Response {
  if (answer.kind === "refusal") return writeRefusal(answer, options);
  const headers = new Headers(options.headers);
  if (answer.location !== undefined) headers.set("Location", answer.location);
  headers.set("Content-Type", mediaType(options.version));
  if (answer.body === undefined && !options.envelope) return new Response(null, { status: answer.status, headers });
  return write(answer.status, answer.body, headers, options);
}

function writeRefusal(refusal: Refusal, options: WriteOptions): Response {
  const headers = new Headers({ ...options.headers, ...refusal.headers });
  headers.set("Content-Type", "application/json");
  headers.set("X-Error-Code", refusal.errorCode);
  return write(refusal.status, errorBody(refusal), headers, options);
}

function errorBody(refusal: Refusal): unknown {
  return {
    ...(refusal.fields === undefined ? {} : { badRequestDetail: { fields: refusal.fields } }),
    detail: refusal.detail,
    error: refusal.status,
    errorCode: refusal.errorCode,
    parameters: refusal.parameters,
    reason: STATUS_CODES[refusal.status] ?? "",
  };
}

function write(status: number, body: unknown, headers: Headers, options: WriteOptions): Response {
  const content = options.envelope ? { status, content: body ?? {} } : body;
  const text = JSON.stringify(content, null, options.pretty ? 2 : undefined);
  return new Response(text, { status: options.envelope ? 200 : status, headers });
}
