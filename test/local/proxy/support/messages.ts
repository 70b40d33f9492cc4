import { BSON } from "mongodb";

const opMsg = 2013;
const opQuery = 2004;

/** An OP_MSG with this command, and lists of documents before or after its body. */
export function message(
  command: BSON.Document,
  { requestId = 7, before = [], after = [] }: { requestId?: number; before?: Buffer[]; after?: Buffer[] } = {},
): Buffer {
  const body = Buffer.concat([Buffer.from([0]), BSON.serialize(command)]);
  return framed(requestId, opMsg, Buffer.concat([Buffer.alloc(4), ...before, body, ...after]));
}

/** A list of documents, as it stands in an OP_MSG beside the body. */
export function documents(name: string, ...list: BSON.Document[]): Buffer {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...list.map((document) => BSON.serialize(document))]);
  const head = Buffer.alloc(5);
  head[0] = 1;
  head.writeInt32LE(4 + content.length, 1);
  return Buffer.concat([head, content]);
}

/** The old form of a greeting. */
export function query(command: BSON.Document): Buffer {
  const rest = [Buffer.alloc(4), Buffer.from("admin.$cmd\0"), Buffer.alloc(8), BSON.serialize(command)];
  return framed(1, opQuery, Buffer.concat(rest));
}

export function framed(requestId: number, opCode: number, content: Buffer): Buffer {
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + content.length, 0);
  head.writeInt32LE(requestId, 4);
  head.writeInt32LE(opCode, 12);
  return Buffer.concat([head, content]);
}

/** The body of an answer that came as OP_MSG. */
export function answerIn(data: Buffer): BSON.Document {
  return { responseTo: data.readInt32LE(8), ...BSON.deserialize(data.subarray(21)) };
}

/** The same bytes in pieces of these lengths, over and over. */
export function inPieces(data: Buffer, lengths: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  let at = 0;
  for (let turn = 0; at < data.length; turn += 1) {
    const length = lengths[turn % lengths.length] ?? data.length;
    pieces.push(data.subarray(at, at + length));
    at += length;
  }
  return pieces;
}
