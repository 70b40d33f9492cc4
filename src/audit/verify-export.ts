import { createPublicKey, hash, type KeyObject, verify } from "node:crypto";

/**
 * Verifies an export of a ledger. This file and `verify-ledger.ts` need nothing but Node, so that they can be taken to
 * another machine, read and run there. What an export is made of: domain/ledger.ts and export.ts beside this file.
 *
 * The chain of hashes shows that no entry was edited, removed, added or moved. Who can write into the database could build
 * the whole chain anew: only checkpoints (signed) show that, and only anchored ones (kept elsewhere) that these were not
 * taken away with the rest.
 */
export type LedgerVerdict = IntactLedger | BrokenLedger;

export type IntactLedger = Extent & {
  readonly ok: true;
  readonly stream: string;
  /** `hash` of the last entry. */
  readonly head: string;
  readonly sealedAt: string;
  /** The anchors know of entries up to this one, written after the export was made; null if they don't. */
  readonly anchorsGoOnTo: number | null;
};

/** The first thing that is wrong. Nothing behind it was looked at. `entries` were intact before it. */
export type BrokenLedger = Extent &
  Fault & { readonly ok: false; readonly stream: string | null /** In the export; from 1. */; readonly line: number };

type Extent = {
  readonly entries: number;
  readonly checkpoints: number;
  /** Up to this entry a checkpoint in the export proves that nothing was rewritten since; 0 if none does. */
  readonly signedUpTo: number;
  /** Up to this entry an anchored checkpoint proves it, whatever was done to the database. */
  readonly anchoredUpTo: number;
  /** Lines of the anchors that are no JSON, as a crash while they were written leaves them. */
  readonly unreadableAnchors: number;
};

/** `what` is what a person looks for: `entry 17`, `checkpoint 20`, `seal`. `sequence` is the first entry in doubt. */
type Fault = { readonly what: string; readonly sequence: number; readonly reason: string };

export type VerifyOptions = {
  /** Ed25519, SPKI in PEM. */
  readonly publicKeyPem: string;
  /** Whose ledger it has to be; otherwise that of the first line. */
  readonly stream?: string;
  /** Checkpoints that were kept outside of the database, one in a line, of any ledger. */
  readonly anchors?: AsyncIterable<string>;
};

/** Takes the export as text in pieces of any size. Throws only if the key is no public Ed25519 key. */
export async function verifyExport(text: AsyncIterable<string>, options: VerifyOptions): Promise<LedgerVerdict> {
  const state = startOf(options);
  await readAnchors(state, options.anchors);
  for await (const line of linesOf(text)) {
    state.line += 1;
    if (line.trim() === "") continue;
    const fault = checkLine(state, line);
    if (fault) return broken(state, fault);
  }
  const fault = checkEnd(state);
  if (fault) return broken(state, fault);
  const { hash: head, sealedAt = "", stream, anchorsGoOnTo } = state;
  return { ok: true, ...extentOf(state), stream: stream ?? "", head, sealedAt, anchorsGoOnTo };
}

function broken(state: State, fault: Fault): BrokenLedger {
  const { stream, line, sequence } = state;
  return { ok: false, ...extentOf(state), entries: Math.min(sequence, fault.sequence - 1), stream, line, ...fault };
}

type Line = Readonly<Record<string, unknown>>;

type State = {
  readonly key: KeyObject;
  readonly keyId: string;
  /** By ledger and entry. There may be several of one entry, and then they have to agree. */
  readonly anchors: Map<string, Map<number, Line[]>>;
  unreadableAnchors: number;
  line: number;
  stream: string | null;
  sequence: number;
  hash: string;
  checkpoints: number;
  signedUpTo: number;
  anchoredUpTo: number;
  sealedAt?: string;
  anchorsGoOnTo: number | null;
};

function startOf({ publicKeyPem, stream }: VerifyOptions): State {
  const key = createPublicKey(publicKeyPem);
  if (key.asymmetricKeyType !== "ed25519") throw new Error("the public key is not an Ed25519 key");
  const keyId = hash("sha256", key.export({ type: "spki", format: "der" })).slice(0, 16);
  const reached = { line: 0, sequence: 0, hash: "0".repeat(64), checkpoints: 0, signedUpTo: 0, anchoredUpTo: 0 };
  return {
    key,
    keyId,
    stream: stream ?? null,
    anchors: new Map(),
    unreadableAnchors: 0,
    anchorsGoOnTo: null,
    ...reached,
  };
}

function extentOf({ sequence, checkpoints, signedUpTo, anchoredUpTo, unreadableAnchors }: State): Extent {
  return { entries: sequence, checkpoints, signedUpTo, anchoredUpTo, unreadableAnchors };
}

function checkLine(state: State, text: string): Fault | undefined {
  const next = state.sequence + 1;
  const line = readLine(text);
  const unreadable = (reason: string) => ({ what: `line ${state.line}`, sequence: next, reason });
  if (!line)
    return unreadable(`it can't be read as JSON, or says a thing twice; entry ${next} or what follows was due`);
  if (state.sealedAt !== undefined) return unreadable("it stands behind the seal, so it was added");
  const { type, stream } = line;
  if (state.stream === null && typeof stream === "string") state.stream = stream;
  if (type === "entry") return checkEntry(state, line);
  if (type === "checkpoint") return checkCheckpoint(state, line);
  if (type === "seal") return checkSeal(state, line);
  return unreadable(`it is neither entry, checkpoint nor seal; entry ${next} or what follows was due`);
}

function checkEntry(state: State, line: Line): Fault | undefined {
  const { type: _, hash: claimed, ...content } = line;
  const { sequence, stream, previousHash } = content;
  const next = state.sequence + 1;
  const fault = (reason: string) => ({ what: `entry ${next}`, sequence: next, reason });
  if (!isHashOf(content, claimed)) return fault("its content was changed");
  if (stream !== state.stream) return fault(`it belongs to the ledger ${stream}, not to ${state.stream}`);
  if (sequence !== next) return fault(`it is missing: entry ${sequence} stands in its place`);
  if (previousHash !== state.hash) return chainBroken(state);
  state.sequence = next;
  state.hash = String(claimed);
  return checkAnchors(state, next, anchorsOf(state).get(next) ?? []);
}

function checkCheckpoint(state: State, line: Line): Fault | undefined {
  const { type: _, ...checkpoint } = line;
  const { sequence, hash: claimed } = checkpoint;
  const what = `checkpoint ${sequence}`;
  const fault = (reason: string) => ({ what, sequence: state.sequence + 1, reason });
  const unsigned = checkSignature(state, checkpoint);
  if (unsigned) return fault(unsigned);
  if (Number(sequence) > state.sequence) return missingEntry(state, `${what} was signed over it`);
  if (sequence !== state.sequence) return fault(`it does not belong behind entry ${state.sequence}`);
  if (sequence === state.signedUpTo) return fault("it stands there twice");
  if (claimed !== state.hash) return rewritten(state, what);
  state.checkpoints += 1;
  state.signedUpTo = state.sequence;
  return undefined;
}

function checkSeal(state: State, line: Line): Fault | undefined {
  const { count, hash: claimed, checkpoints, at } = line;
  const fault = (reason: string) => ({ what: "seal", sequence: state.sequence + 1, reason });
  const unsigned = checkSignature(state, line);
  if (unsigned) return fault(unsigned);
  if (Number(count) > state.sequence) return missingEntry(state, `the seal counts ${count}`);
  if (count !== state.sequence) return fault(`it counts ${count} entries, and ${state.sequence} are there`);
  if (claimed !== state.hash) return rewritten(state, "the seal");
  if (checkpoints !== state.checkpoints) {
    return fault(`it counts ${checkpoints} checkpoints, and ${state.checkpoints} are there`);
  }
  state.sealedAt = String(at);
  return undefined;
}

/** What only the end shows: an export that was cut off, or a ledger that was before it was exported. */
function checkEnd(state: State): Fault | undefined {
  const { sealedAt, sequence } = state;
  if (sealedAt === undefined) {
    return { what: "end", sequence: sequence + 1, reason: `the export was cut off after entry ${sequence}: no seal` };
  }
  for (const [known, lines] of anchorsOf(state)) {
    if (known <= sequence) continue;
    const fault = checkAnchors(state, known, lines);
    if (fault) return fault;
    if (lines.some(({ at }) => String(at) <= sealedAt)) {
      return missingEntry(state, `an anchored checkpoint was signed over entry ${known} before the export`);
    }
    state.anchorsGoOnTo = Math.max(known, state.anchorsGoOnTo ?? 0);
  }
  return undefined;
}

function checkAnchors(state: State, sequence: number, lines: readonly Line[]): Fault | undefined {
  const what = `the anchored checkpoint ${sequence}`;
  for (const line of lines) {
    const unsigned = checkSignature(state, line);
    if (unsigned) return { what, sequence: state.sequence + 1, reason: unsigned };
    if (sequence > state.sequence) continue;
    if (line.hash !== state.hash) return rewritten(state, what);
    state.anchoredUpTo = sequence;
  }
  return undefined;
}

function checkSignature({ key, keyId, stream }: State, signed: Line): string | undefined {
  const { signature, ...statement } = signed;
  if (statement.keyId !== keyId) return `it was signed by the key ${statement.keyId}, not by ${keyId}`;
  const bytes = Buffer.from(String(signature), "base64url");
  const isSpelledRight = bytes.toString("base64url") === signature;
  if (!isSpelledRight || !verify(null, Buffer.from(canonicalJson(statement)), key, bytes)) {
    return "its signature is not that of its content";
  }
  return statement.stream === stream ? undefined : `it belongs to the ledger ${statement.stream}, not to ${stream}`;
}

/** Either of the two may be the wrong one, unless it was proven before that the first is not. */
function chainBroken({ sequence, signedUpTo, anchoredUpTo }: State): Fault {
  const first = sequence > Math.max(signedUpTo, anchoredUpTo) ? sequence : sequence + 1;
  const reason = `entry ${sequence + 1} does not continue entry ${sequence}: one of the two was replaced`;
  return { what: `entry ${first}`, sequence: first, reason };
}

function missingEntry({ sequence }: State, how: string): Fault {
  return { what: `entry ${sequence + 1}`, sequence: sequence + 1, reason: `it is missing: ${how}` };
}

function rewritten({ sequence, signedUpTo, anchoredUpTo }: State, how: string): Fault {
  const first = Math.min(sequence, Math.max(signedUpTo, anchoredUpTo) + 1);
  const what = first === sequence ? `entry ${first}` : `entries ${first} to ${sequence}`;
  return { what, sequence: first, reason: `rewritten after ${how} was signed over entry ${sequence}` };
}

function anchorsOf({ anchors, stream }: State): ReadonlyMap<number, Line[]> {
  return anchors.get(stream ?? "") ?? new Map();
}

async function readAnchors(state: State, text: AsyncIterable<string> | undefined): Promise<void> {
  if (!text) return;
  for await (const line of linesOf(text)) {
    if (line.trim() === "") continue;
    const read = readLine(line);
    const { stream, sequence } = read ?? {};
    if (!read || typeof stream !== "string" || typeof sequence !== "number") {
      state.unreadableAnchors += 1;
      continue;
    }
    const ofStream = state.anchors.get(stream) ?? new Map<number, Line[]>();
    state.anchors.set(stream, ofStream.set(sequence, [...(ofStream.get(sequence) ?? []), read]));
  }
}

/** Splits at line feeds alone: JSON may hold every other character that some take for the end of a line. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of text) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/**
 * Undefined unless it is an object in the one spelling that JSON writers give it, white space aside: a member that stands
 * twice would show people another value than the one that was verified.
 */
function readLine(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    const isPlain = text === JSON.stringify(value) || withoutSpace(text) === canonicalJson(value);
    return isPlain ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function withoutSpace(json: string): string {
  return json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, "$1");
}

/** What was read in canonical order is written in it again by JSON's own, much faster, writer. */
function isHashOf(content: Line, claimed: unknown): boolean {
  return hash("sha256", JSON.stringify(content)) === claimed || hash("sha256", canonicalJson(content)) === claimed;
}

/** RFC 8785, as the service has it in foundation/canonical-json.ts; spelled out here so that nothing else is needed. */
function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(",")}}`;
}
