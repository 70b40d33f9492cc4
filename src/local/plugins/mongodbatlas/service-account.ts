import type { Clock } from "../../../foundation/clock.ts";
import type { Exchange, HttpAnswer } from "./http-exchange.ts";
import { type Json, memberAt, numberAt, textAt } from "./json.ts";

/** A token that is good for less than this is not used any more. */
const leastLifeMs = 10 * 60_000;

/** Why no token was handed out, in the words of Go's OAuth client. */
export class NoToken extends Error {
  override readonly name = "NoToken";
}

type Account = { readonly clientId: string; readonly clientSecret: string };

/**
 * Tokens of a service account (RFC 6749, client credentials): the same one until less than ten minutes of it are left, and
 * never two requests at once. What it gives rejects with `NoToken`, or as the exchange does; the next call tries again.
 */
export function accountTokens(account: Account, base: URL, exchange: Exchange, clock: Clock): () => Promise<string> {
  let current: { token: Promise<string>; endsAtMs: number } | undefined;

  function renew(): Promise<string> {
    const grant = fetchGrant(account, base, exchange);
    const mine = { token: grant.then(({ token }) => token), endsAtMs: Number.POSITIVE_INFINITY };
    current = mine;
    grant.then(
      ({ lifeMs }) => {
        mine.endsAtMs = clock.now().getTime() + lifeMs - leastLifeMs;
      },
      () => {
        current = undefined;
      },
    );
    return mine.token;
  }

  return () => (current && clock.now().getTime() < current.endsAtMs ? current.token : renew());
}

type Grant = { readonly token: string; readonly lifeMs: number };

async function fetchGrant({ clientId, clientSecret }: Account, base: URL, exchange: Exchange): Promise<Grant> {
  const url = new URL(`${base.pathname.replace(/\/+$/, "")}/api/oauth/token`, base);
  const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
  const headers = {
    accept: "application/json",
    authorization: `Basic ${Buffer.from(pair).toString("base64")}`,
    "content-type": "application/x-www-form-urlencoded",
  };
  const body = Buffer.from("grant_type=client_credentials");
  return grantOf(await exchange(url, { method: "POST", headers, body }));
}

function grantOf(answer: HttpAnswer): Grant {
  const body = parse(answer.text);
  const isGranted = answer.status >= 200 && answer.status <= 299;
  const code = textAt(body, "error");
  if (!isGranted && code !== "") {
    const description = textAt(body, "error_description");
    throw new NoToken(`oauth2: "${code}"${description === "" ? "" : ` "${description}"`}`);
  }
  if (!isGranted) throw new NoToken(`oauth2: cannot fetch token: ${answer.status} ${answer.statusText}`);
  const token = textAt(body, "access_token");
  if (token === "") throw new NoToken("oauth2: server response missing access_token");
  const lifeSeconds =
    memberAt(body, "expires_in") === undefined ? Number.POSITIVE_INFINITY : numberAt(body, "expires_in");
  return { token, lifeMs: (lifeSeconds ?? 0) * 1000 };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
