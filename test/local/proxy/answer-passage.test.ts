import fc from "fast-check";
import { expect, test } from "vitest";
import { createAnswerPassage } from "../../../src/local/proxy/answer-passage.ts";
import { inPieces, message } from "./support/messages.ts";

test("an answer of our own comes between two of the server's, never into one, however they are cut", () => {
  const own = message({ own: 1 });
  const lengths = fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), lengths, fc.nat(20), (count, cut, after) => {
      const servers = Array.from({ length: count }, (_, index) => message({ ok: index }));
      const written: Buffer[] = [];
      const passage = createAnswerPassage((data) => written.push(data));
      const pieces = inPieces(Buffer.concat(servers), cut);
      for (const [index, piece] of pieces.entries()) {
        if (index === after) passage.add(own);
        passage.pass(piece);
      }
      if (after >= pieces.length) passage.add(own);
      const all = split(Buffer.concat(written));
      expect(all.filter((one) => one.equals(own))).toHaveLength(1);
      expect(all.filter((one) => !one.equals(own))).toEqual(servers);
    }),
  );
});

function split(data: Buffer): Buffer[] {
  const messages: Buffer[] = [];
  for (let at = 0; at < data.length; at += data.readInt32LE(at)) {
    messages.push(data.subarray(at, at + data.readInt32LE(at)));
  }
  return messages;
}
