import http from "node:http";
import https from "node:https";
import { AtlasApiError, apiErrorOf, transportErrorOf } from "./atlas-error.ts";
import type { AtlasAccess, AtlasClient, AtlasRequest } from "./atlas-port.ts";
import { answerChallenge, parseChallenge } from "./digest.ts";
import type { Json } from "./json.ts";

type Answer = { status: number; statusText: string; headers: http.IncomingHttpHeaders; text: string };

/**
 * A client that signs in by HTTP digest, each request twice as the official plugin's: first without authorization, then
 * with the answer to the challenge. It knows no retries; Atlas's rate limits and outages are the caller's to see.
 */
export function atlasClient(access: AtlasAccess): AtlasClient {
  const base = new URL(access.baseUrl);
  const transport = base.protocol === "https:" ? https : http;
  const agent = new transport.Agent({ keepAlive: true });

  async function send(request: AtlasRequest): Promise<Json> {
    const url = new URL(`${base.pathname.replace(/\/+$/, "")}/api/atlas/v2${request.path}`, base);
    const first = await exchange(url, request);
    const challenge = first.status === 401 ? parseChallenge(first.headers["www-authenticate"]) : undefined;
    if (!challenge) return resultOf(url, request, first);
    const { publicKey: username, privateKey: password } = access;
    const uri = `${url.pathname}${url.search}`;
    const authorization = answerChallenge(challenge, { method: request.method, uri, username, password });
    return resultOf(url, request, await exchange(url, request, authorization));
  }

  function exchange(url: URL, request: AtlasRequest, authorization?: string): Promise<Answer> {
    const mediaType = `application/vnd.atlas.${request.version}+json`;
    const body = request.body === undefined ? undefined : Buffer.from(JSON.stringify(request.body));
    const headers: http.OutgoingHttpHeaders = { accept: mediaType, ...request.headers };
    if (body) Object.assign(headers, { "content-type": mediaType, "content-length": body.byteLength });
    if (authorization) headers.authorization = authorization;
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => reject(transportErrorOf(request.method, url, error));
      const call = transport.request(url, { method: request.method, agent, headers }, (response) => {
        collect(response).then((text) => resolve({ ...statusOf(response), headers: response.headers, text }), fail);
      });
      call.on("error", fail);
      call.end(body);
    });
  }

  return { send };
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

function resultOf(url: URL, request: AtlasRequest, answer: Answer): Json {
  if (answer.status < 200 || answer.status > 299) throw apiErrorOf(request.method, url, answer);
  if (answer.text.trim() === "") return null;
  try {
    return JSON.parse(answer.text);
  } catch (cause) {
    const message = `(${answer.status} ${answer.statusText}) failed to decode response body: ${String(cause)}`;
    throw new AtlasApiError(message, answer.status, "", { cause });
  }
}
