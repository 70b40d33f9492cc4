import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LedgerVerdict, verifyExport } from "../../src/audit/verify-export.ts";
import { canonicalJson } from "../../src/foundation/canonical-json.ts";
import { otherStream } from "./support/drafts.ts";
import {
  chain,
  checkpointOf,
  exported,
  exportOfNine,
  isSound,
  otherSigner,
  rehashed,
  signer,
  verdictOn,
} from "./support/exported.ts";

type Json = Record<string, unknown>;

const lines = await exportOfNine();
const values = lines.map((line): Json => JSON.parse(line));
const places = lines.map((_, index) => index);
const bytes = Buffer.from(`${lines.join("\n")}\n`);

function kindOf(index: number): unknown {
  return values[index]?.type;
}

/** The first entry in doubt if this line is not what it was. */
function doubtAt(index: number): number {
  const before = values.slice(0, index).filter(({ type }) => type === "entry").length;
  return before + 1;
}

async function expectBad(changed: readonly string[], expected: Partial<LedgerVerdict> & Json): Promise<void> {
  expect(await verdictOn(changed)).toMatchObject({ ok: false, ...expected });
}

function withLine(index: number, value: unknown): string[] {
  return lines.with(index, canonicalJson(value));
}

/** Every value inside of a JSON value, by the way to it. */
function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [[...path]];
  const inside = Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key]));
  return path.length > 0 ? [[...path], ...inside] : inside;
}

function changedAt(value: unknown, [key = "", ...rest]: readonly string[], change: (old: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => (String(index) !== key ? item : next(item, rest, change)));
  }
  const members: Json = { ...Object(value) };
  const member = next(members[key], rest, change);
  return { ...members, [key]: member };
}

function next(value: unknown, rest: readonly string[], change: (old: unknown) => unknown): unknown {
  return rest.length === 0 ? change(value) : changedAt(value, rest, change);
}

function otherThan(old: unknown): unknown {
  if (typeof old === "string") return `${old}x`;
  if (typeof old === "number") return old * 2 + 1;
  return typeof old === "boolean" ? !old : "something else";
}

describe.each(places)("line %i", (index) => {
  const at = { line: index + 1, sequence: doubtAt(index) };

  test("with any value in it changed, or taken out, is the first bad one", async () => {
    for (const path of pathsOf(values[index])) {
      await expectBad(withLine(index, changedAt(values[index], path, otherThan)), at);
      await expectBad(
        withLine(
          index,
          changedAt(values[index], path, () => undefined),
        ),
        at,
      );
    }
  });

  test("with anything added is the first bad one", async () => {
    await expectBad(withLine(index, { ...values[index], added: 1 }), at);
    const [line = ""] = lines.slice(index, index + 1);
    await expectBad(lines.with(index, line.replace("{", '{"at":"2020-01-01T00:00:00.000Z",')), at);
  });

  test("taken away is missed", async () => {
    const isCheckpoint = kindOf(index) === "checkpoint";
    await expectBad(lines.toSpliced(index, 1), isCheckpoint ? { what: "seal" } : { sequence: doubtAt(index) });
  });

  test("standing there twice is found", async () => {
    await expectBad(lines.toSpliced(index, 0, lines[index] ?? ""), { line: index + 2 });
  });

  test("changed with any later one is found at the first of them that is wrong", async () => {
    for (const other of places.slice(index + 1)) {
      const swapped = lines.with(index, lines[other] ?? "").with(other, lines[index] ?? "");
      // What follows a checkpoint may stand in its place, and then the checkpoint comes too late.
      const isLate = kindOf(index) === "checkpoint" && other === index + 1 && kindOf(other) === "entry";
      await expectBad(swapped, { line: index + (isLate ? 2 : 1) });
    }
  });

  test("as the last one that was left is a truncation", async () => {
    const cut = lines.slice(0, index);
    await expectBad(cut, { what: "end", sequence: doubtAt(index) });
    await expectBad([...cut, (lines[index] ?? "").slice(0, -5)], { line: index + 1, sequence: doubtAt(index) });
  });
});

test("an entry of another ledger in place of one, with all of its own hashes right, is named", async () => {
  const others = chain(9, otherStream);
  for (const [index, value] of values.entries()) {
    if (value.type !== "entry" || index === 0) continue;
    const sequence = Number(value.sequence);
    const stranger = { ...others[sequence - 1], type: "entry" };
    await expectBad(withLine(index, stranger), { what: `entry ${sequence}`, line: index + 1 });
  }
});

test("an entry replaced by another one that fits its own hash and the entry before is named", async () => {
  const entries = chain(9);
  const lone = (sequence: number) => rehashed(entries.slice(0, sequence), sequence, { forged: true })[sequence - 1];
  for (const [index, { type, sequence }] of values.entries()) {
    if (type !== "entry") continue;
    // The third of each three is what a checkpoint was signed over, which puts all three in doubt.
    const first = Number(sequence) % 3 === 0 ? Number(sequence) - 2 : Number(sequence);
    await expectBad(withLine(index, { ...lone(Number(sequence)), type }), { sequence: first });
  }
});

test("history rebuilt with fitting hashes contradicts the next checkpoint, from the last that still fits", async () => {
  const entries = chain(9);
  const checkpoints = [3, 6, 9].map((sequence) => checkpointOf(entries[sequence - 1]));
  for (const [from, first] of [1, 1, 1, 4, 4, 4, 7, 7, 7].entries()) {
    const rebuilt = rehashed(entries, from + 1, { forged: true });
    expect(rebuilt.every(isSound)).toBe(true);
    await expectBad(await exported({ entries: rebuilt, checkpoints }), { sequence: first });
  }
});

test("history rebuilt without its checkpoints contradicts the anchors, even if the service sealed it", async () => {
  const entries = chain(9);
  const forged = await exported({ entries: rehashed(entries, 5, { forged: true }) });
  expect(await verdictOn(forged)).toMatchObject({ ok: true });
  const anchors = [checkpointOf(entries[3]), checkpointOf(entries[7])];
  const verdict = await verdictOn(forged, { anchors });
  expect(verdict).toMatchObject({ ok: false, what: "entries 5 to 8", sequence: 5, anchoredUpTo: 4 });
});

test("everything rebuilt and signed by another key is refused, also if it claims to be ours", async () => {
  await expectBad(await exportOfNine(otherSigner), { what: "checkpoint 3", line: 4 });
  const posing = { ...otherSigner, keyId: signer.keyId };
  await expectBad(await exportOfNine(posing), { what: "checkpoint 3", line: 4 });
  await expectBad(await exported({ entries: chain(9), by: posing }), { what: "seal" });
});

test("an entry added behind the end, a seal of a shorter ledger and anything behind the seal are refused", async () => {
  const shorter = await exported({ entries: chain(8) });
  await expectBad([...lines.slice(0, -1), shorter.at(-1) ?? ""], { what: "seal" });
  await expectBad([...lines, lines[0] ?? ""], { line: 14 });
  const [unsealed, [seal = ""]] = [lines.slice(0, -1), lines.slice(-1)];
  await expectBad([...unsealed, canonicalJson({ ...chain(10)[9], type: "entry" }), seal], { what: "seal" });
});

test("each single byte with one bit flipped is found, unless what it says stays the same", async () => {
  for (const [index, byte] of bytes.entries()) await expectFound(withByte(index, byte ^ 1));
}, 120_000);

test("any byte made any other is found, unless what it says stays the same", async () => {
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }));
  await fc.assert(
    fc.asyncProperty(change, async ([index, mask]) => {
      await expectFound(withByte(index, (bytes[index] ?? 0) ^ mask));
    }),
    { numRuns: 2_000 },
  );
}, 120_000);

function withByte(index: number, byte: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[index] = byte;
  return changed;
}

async function expectFound(changed: Buffer): Promise<void> {
  async function* text() {
    yield changed.toString();
  }
  const verdict = await verifyExport(text(), signer);
  if (verdict.ok) expect(parsedLines(changed)).toEqual(values);
}

function parsedLines(text: Buffer): unknown[] {
  return text
    .toString()
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
}
