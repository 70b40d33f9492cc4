import { answerChallenge, type Challenge, parseChallenge } from "../../foundation/http-digest.ts";
import type { RandomBytes } from "../../foundation/ids.ts";
import type { AtlasAccess } from "../access.ts";
import type { Answer, Exchange } from "./exchange.ts";
import type { Failure } from "./failure.ts";

/**
 * An exchange that signs in with the API key by HTTP digest (RFC 7616). The first request learns a nonce and all others
 * use it again, so that each costs one round trip; a server that wants a new nonce says so and is asked once more.
 */
export function signedExchange(
  exchange: Exchange,
  { publicKey: username, privateKey: password }: Pick<AtlasAccess, "publicKey" | "privateKey">,
  random: RandomBytes,
): Exchange {
  let challenge: Challenge | undefined;
  let uses = 0;
  let opening: Promise<Answer | Failure> | undefined;

  function signed(url: URL, headers: Readonly<Record<string, string>>, by: Challenge): Promise<Answer | Failure> {
    uses += 1;
    const request = { method: "GET", uri: `${url.pathname}${url.search}`, username, password };
    const authorization = answerChallenge(by, request, random(16).toString("hex"), uses);
    return exchange(url, { ...headers, authorization });
  }

  function learn(answer: Answer | Failure): Challenge | undefined {
    if (answer.kind !== "answer" || answer.status !== 401) return undefined;
    const learned = parseChallenge(answer.headers.get("www-authenticate") ?? undefined);
    if (learned) [challenge, uses] = [learned, 0];
    return learned;
  }

  return async (url, headers) => {
    if (opening) await opening;
    if (!challenge) {
      opening = exchange(url, headers);
      const answer = await opening;
      opening = undefined;
      const learned = learn(answer);
      return learned ? signed(url, headers, learned) : answer;
    }
    const answer = await signed(url, headers, challenge);
    const learned = learn(answer);
    return learned ? signed(url, headers, learned) : answer;
  };
}
