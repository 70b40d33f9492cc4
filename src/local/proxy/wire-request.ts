import { BSON } from "mongodb";

/** A request, as far as it has to be known to decide about it. */
export type WireRequest = {
  readonly requestId: number;
  /** Length of the whole message. */
  readonly bytes: number;
  /** The name of the body's first field. */
  readonly command: string;
  /** The value of that field, when it is a text: mostly a collection's name. */
  readonly target: string | undefined;
  /** The whole command; `undefined` when it can't be read. */
  readonly body: () => BSON.Document | undefined;
};

const headerBytes = 16;
const query = 2004;
const message = 2013;
/** The longest message that MongoDB takes, and room for its header. */
const longestMessage = 48_000_000 + headerBytes;
/** Commands whose body is looked at are short; whoever sends longer ones is no driver. */
const longestBody = 64 * 1024;
/** Enough for the header, the name of a command and the longest name of a collection. */
const startBytes = 512;
const stringType = 2;

/** These are read whole, because what they say decides. */
const readWhole: ReadonlySet<string> = new Set([
  ...["hello", "ismaster", "isMaster", "saslStart", "authenticate"],
  ...["dropDatabase", "renameCollection"],
]);
const handshakes: ReadonlySet<string> = new Set(["hello", "ismaster", "isMaster"]);

/**
 * Looks at the message at the beginning of `data`. Answers the request, the number of bytes that are needed to know it,
 * or `broken` for what no MongoDB driver sends (wire protocol: OP_MSG, and OP_QUERY for the first greeting).
 */
export function peekRequest(data: Buffer): WireRequest | number | "broken" {
  if (data.length < headerBytes) return headerBytes;
  const bytes = data.readInt32LE(0);
  if (bytes < headerBytes || bytes > longestMessage) return "broken";
  const opCode = data.readInt32LE(12);
  if (opCode === message) return peekMessage(data, bytes);
  return opCode === query ? peekGreeting(data, bytes) : "broken";
}

function peekMessage(data: Buffer, bytes: number): WireRequest | number | "broken" {
  const start = Math.min(bytes, startBytes);
  if (data.length < start) return start;
  const first = headerBytes + 4;
  if (data[first] === 0) return peekBody(data, bytes, first + 1);
  if (data.length < bytes) return bytes;
  const body = findBody(data.subarray(0, bytes), first);
  return body === undefined ? "broken" : peekBody(data, bytes, body);
}

/** Where the body begins, in a message that holds lists of documents before it. */
function findBody(data: Buffer, first: number): number | undefined {
  let at = first;
  while (at + 5 <= data.length) {
    const kind = data[at];
    if (kind === 0) return at + 1;
    const sectionBytes = data.readInt32LE(at + 1);
    if (kind !== 1 || sectionBytes < 5) return undefined;
    at += 1 + sectionBytes;
  }
  return undefined;
}

function peekGreeting(data: Buffer, bytes: number): WireRequest | number | "broken" {
  if (bytes > longestBody) return "broken";
  if (data.length < bytes) return bytes;
  const end = data.indexOf(0, headerBytes + 4);
  if (end < 0 || end + 9 >= bytes) return "broken";
  const request = peekBody(data, bytes, end + 9);
  return typeof request === "object" && handshakes.has(request.command) ? request : "broken";
}

function peekBody(data: Buffer, bytes: number, at: number): WireRequest | number | "broken" {
  const nameAt = at + 5;
  const nameEnd = data.indexOf(0, nameAt);
  if (nameEnd < 0 || nameEnd >= bytes) return "broken";
  const command = data.toString("utf8", nameAt, nameEnd);
  if (readWhole.has(command)) {
    if (bytes > longestBody) return "broken";
    if (data.length < bytes) return bytes;
  }
  const target = data[at + 4] === stringType ? textAt(data, nameEnd + 1) : undefined;
  const body = () => readDocument(data, at, bytes);
  return { requestId: data.readInt32LE(4), bytes, command, target, body };
}

function textAt(data: Buffer, at: number): string | undefined {
  if (at + 4 > data.length) return undefined;
  const length = data.readInt32LE(at);
  return length >= 1 && length <= data.length ? data.toString("utf8", at + 4, at + 3 + length) : undefined;
}

function readDocument(data: Buffer, at: number, bytes: number): BSON.Document | undefined {
  try {
    return BSON.deserialize(data.subarray(at, Math.min(bytes, at + data.readInt32LE(at))));
  } catch {
    return undefined;
  }
}
