import http from "node:http";
import https from "node:https";
import { transportErrorOf } from "./atlas-error.ts";

export type HttpRequest = {
  readonly method: string;
  readonly headers: http.OutgoingHttpHeaders;
  readonly body?: Buffer | undefined;
};

export type HttpAnswer = {
  readonly status: number;
  readonly statusText: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
};

/** Sends one request and reads the whole answer. Rejects with an `AtlasApiError` of status 0 if there is none. */
export type Exchange = (url: URL, request: HttpRequest) => Promise<HttpAnswer>;

/** Exchanges with one server over kept connections; no redirects, no proxy, no retries. */
export function httpExchange(base: URL): Exchange {
  const transport = base.protocol === "https:" ? https : http;
  const agent = new transport.Agent({ keepAlive: true });
  return (url, { method, headers, body }) => {
    const length = body ? { "content-length": body.byteLength } : {};
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => reject(transportErrorOf(method, url, error));
      const call = transport.request(url, { method, agent, headers: { ...headers, ...length } }, (response) => {
        collect(response).then((text) => resolve({ ...statusOf(response), headers: response.headers, text }), fail);
      });
      call.on("error", fail);
      call.end(body);
    });
  };
}

function statusOf(response: http.IncomingMessage): { status: number; statusText: string } {
  const status = response.statusCode ?? 0;
  return { status, statusText: http.STATUS_CODES[status] ?? response.statusMessage ?? "" };
}

async function collect(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
