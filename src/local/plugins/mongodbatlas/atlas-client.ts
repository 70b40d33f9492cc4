import type { Clock } from "../../../foundation/clock.ts";
import { answerChallenge, parseChallenge } from "../../../foundation/http-digest.ts";
import { AtlasApiError, apiErrorOf, requestErrorOf } from "./atlas-error.ts";
import type { AtlasAccess, AtlasClient, AtlasRequest } from "./atlas-port.ts";
import { type HttpAnswer, httpExchange } from "./http-exchange.ts";
import type { Json } from "./json.ts";
import { accountTokens, NoToken } from "./service-account.ts";

/**
 * A client that signs in as the official plugin does. With an API key that is HTTP digest, each request twice: first
 * without authorization, then with the answer to the challenge. It knows no retries; Atlas's rate limits and outages are
 * the caller's to see. `clock` tells when a token has to be renewed.
 */
export function atlasClient(access: AtlasAccess, clock: Clock): AtlasClient {
  const base = new URL(access.baseUrl);
  const exchange = httpExchange(base);
  const { signIn } = access;
  const tokens = signIn.kind === "service-account" ? accountTokens(signIn, base, exchange, clock) : undefined;

  async function send(request: AtlasRequest): Promise<Json> {
    const url = new URL(`${base.pathname.replace(/\/+$/, "")}/api/atlas/v2${request.path}`, base);
    const first = await ask(url, request, await bearer(url, request));
    const challenge = first.status === 401 ? parseChallenge(first.headers["www-authenticate"]) : undefined;
    if (!challenge || signIn.kind !== "api-key") return resultOf(url, request, first);
    const { publicKey: username, privateKey: password } = signIn;
    const uri = `${url.pathname}${url.search}`;
    const authorization = answerChallenge(challenge, { method: request.method, uri, username, password });
    return resultOf(url, request, await ask(url, request, authorization));
  }

  async function bearer(url: URL, { method }: AtlasRequest): Promise<string | undefined> {
    if (signIn.kind === "access-token") return `Bearer ${signIn.accessToken}`;
    if (!tokens) return undefined;
    try {
      return `Bearer ${await tokens()}`;
    } catch (cause) {
      if (!(cause instanceof NoToken || cause instanceof AtlasApiError)) throw cause;
      throw requestErrorOf(method, url, cause);
    }
  }

  function ask(url: URL, request: AtlasRequest, authorization: string | undefined): Promise<HttpAnswer> {
    const mediaType = `application/vnd.atlas.${request.version}+json`;
    const body = request.body === undefined ? undefined : Buffer.from(JSON.stringify(request.body));
    const headers = {
      accept: mediaType,
      ...request.headers,
      ...(body ? { "content-type": mediaType } : {}),
      ...(authorization === undefined ? {} : { authorization }),
    };
    return exchange(url, { method: request.method, headers, body });
  }

  return {
    send,
    signIn: async () => {
      await tokens?.();
    },
  };
}

function resultOf(url: URL, request: AtlasRequest, answer: HttpAnswer): Json {
  if (answer.status < 200 || answer.status > 299) throw apiErrorOf(request.method, url, answer);
  if (answer.text.trim() === "") return null;
  try {
    return JSON.parse(answer.text);
  } catch (cause) {
    const message = `(${answer.status} ${answer.statusText}) failed to decode response body: ${String(cause)}`;
    throw new AtlasApiError(message, answer.status, "", { cause });
  }
}
