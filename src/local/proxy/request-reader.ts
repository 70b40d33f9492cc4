import { peekRequest, type WireRequest } from "./wire-request.ts";

/** What is to happen to the bytes that came: pass these on, answer those, or cut the connection. */
export type Reading = { readonly forward: readonly Buffer[]; readonly answers: readonly Buffer[] } | "broken";

/**
 * Reads a client's stream of wire messages, however it is cut into chunks. `decide` sees each request and answers
 * nothing, to let it pass, or the bytes of an answer that is given instead.
 */
export function createRequestReader(decide: (request: WireRequest) => Buffer | undefined): (chunk: Buffer) => Reading {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let neededBytes = 0;
  let passing = 0;
  let dropping = 0;

  return (chunk) => {
    const forward: Buffer[] = [];
    const answers: Buffer[] = [];
    let rest = chunk;
    while (rest.length > 0) {
      if (passing > 0 || dropping > 0) {
        const part = rest.subarray(0, passing + dropping);
        if (passing > 0) forward.push(part);
        passing = Math.max(0, passing - part.length);
        dropping = Math.max(0, dropping - part.length);
        rest = rest.subarray(part.length);
        continue;
      }
      held.push(rest);
      heldBytes += rest.length;
      if (heldBytes < neededBytes) break;
      rest = held.length === 1 ? rest : Buffer.concat(held, heldBytes);
      held = [];
      heldBytes = 0;
      const peeked = peekRequest(rest);
      if (peeked === "broken") return "broken";
      if (typeof peeked === "number") {
        neededBytes = peeked;
        held = [rest];
        heldBytes = rest.length;
        break;
      }
      neededBytes = 0;
      const answer = decide(peeked);
      if (answer === undefined) passing = peeked.bytes;
      else {
        answers.push(answer);
        dropping = peeked.bytes;
      }
    }
    return { forward, answers };
  };
}
