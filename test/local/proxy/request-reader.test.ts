import fc from "fast-check";
import { expect, test } from "vitest";
import { createRequestReader } from "../../../src/local/proxy/request-reader.ts";
import { documents, framed, inPieces, message, query } from "./support/messages.ts";

const refused = Buffer.from("refused");

/** Feeds the pieces; the command `no` is answered, all others pass. */
function feed(pieces: readonly Buffer[]) {
  const commands: string[] = [];
  const read = createRequestReader((request) => {
    commands.push(request.command);
    return request.command === "no" ? refused : undefined;
  });
  const passed: Buffer[] = [];
  let answers = 0;
  for (const piece of pieces) {
    const reading = read(piece);
    if (reading === "broken") return { broken: true, commands, passed: Buffer.concat(passed), answers };
    passed.push(...reading.forward);
    answers += reading.answers.length;
  }
  return { broken: false, commands, passed: Buffer.concat(passed), answers };
}

test("however a stream is cut, the same commands are seen and the same bytes pass, but those that are refused", () => {
  const kinds = fc.constantFrom("ping", "no", "insert", "listBefore", "greeting", "big");
  const lengths = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(kinds, { minLength: 1, maxLength: 8 }), lengths, (sent, cut) => {
      const messages = sent.map(messageOf);
      const seen = feed(inPieces(Buffer.concat(messages), cut));
      expect(seen.broken).toBe(false);
      expect(seen.commands).toEqual(sent.map(nameOf));
      expect(seen.passed).toEqual(Buffer.concat(messages.filter((_, index) => sent[index] !== "no")));
      expect(seen.answers).toBe(sent.filter((kind) => kind === "no").length);
    }),
  );
});

test("a list of documents before the body hides no command", () => {
  const hidden = message({ no: 1, $db: "admin" }, { before: [documents("documents", { a: 1 }, { b: 2 })] });
  expect(feed([hidden])).toMatchObject({ commands: ["no"], answers: 1 });
});

test.each([
  ["a compressed message", framed(1, 2012, Buffer.alloc(40))],
  ["a message of the old days", framed(1, 2002, Buffer.alloc(40))],
  ["an old query that is no greeting", query({ find: "patients" })],
  ["a length that is shorter than the header", Buffer.from([3, 0, 0, 0, ...new Array(20).fill(0)])],
  ["a length that no server takes", Buffer.from([255, 255, 255, 127, ...new Array(20).fill(0)])],
  ["a message without a body", framed(1, 2013, Buffer.concat([Buffer.alloc(4), documents("documents", { a: 1 })]))],
  ["a list whose length leads back", framed(1, 2013, Buffer.from([0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]))],
  ["a command without an end", framed(1, 2013, Buffer.alloc(30, 65).fill(0, 0, 5))],
  ["a sign-in that is larger than any", message({ saslStart: 1, payload: "x".repeat(70_000) })],
  ["what is no MongoDB at all", Buffer.from("GET / HTTP/1.1\r\nHost: here\r\n\r\n")],
])("%s ends the connection", (_what, data) => {
  expect(feed([data]).broken).toBe(true);
});

test("any bytes at all are passed, held or cut, and never an error", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      feed(inPieces(Buffer.from(bytes), [37]));
    }),
  );
});

function nameOf(kind: string): string {
  return { listBefore: "insert", greeting: "isMaster", big: "insert" }[kind] ?? kind;
}

function messageOf(kind: string): Buffer {
  if (kind === "greeting") return query({ isMaster: 1, client: {} });
  if (kind === "listBefore") return message({ insert: "c", $db: "h" }, { before: [documents("documents", { a: 1 })] });
  if (kind === "big") return message({ insert: "c", $db: "h", documents: [{ text: "x".repeat(3_000) }] });
  const after = kind === "insert" ? [documents("documents", { a: 1 }, { b: 2 })] : [];
  return message({ [kind]: kind === "insert" ? "c" : 1, $db: "h" }, { after });
}
