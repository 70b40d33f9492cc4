import fc from "fast-check";
import { expect, test } from "vitest";
import { exportCsv } from "../../src/audit/csv.ts";
import { emptyLedger, entryAfter } from "../../src/audit/entry.ts";
import { draft, stream } from "./support/drafts.ts";
import { chain, inMemory } from "./support/exported.ts";

async function csvOf(entries: ReturnType<typeof chain>): Promise<string> {
  let text = "";
  for await (const piece of exportCsv(inMemory({ entries }).ledger, stream)) text += piece;
  return text;
}

/** As RFC 4180 says it is to be read. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    const row = rows.at(-1);
    const field = quoted?.replaceAll('""', '"') ?? plain;
    if (row && row.at(-1) !== "\r\n") row.push(field);
    else rows.push([field]);
    if (end === "\r\n") rows.at(-1)?.push("\r\n");
  }
  return rows.map((row) => row.slice(0, -1));
}

function named(name: string) {
  return entryAfter(emptyLedger, draft(1, { actor: { kind: "key", id: "k", name } }));
}

test("there is a row of names, and one for each entry", async () => {
  const rows = readCsv(await csvOf(chain(1_001)));
  expect(rows).toHaveLength(1_002);
  expect(rows[0]?.slice(0, 4)).toEqual(["sequence", "at", "actor_kind", "actor_id"]);
  expect(rows.map(([sequence]) => sequence).slice(1)).toEqual(Array.from({ length: 1_001 }, (_, i) => `${i + 1}`));
});

test("whatever a name holds, it is one field of one row again", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: fc.constantFrom('"', ",", "\r", "\n", "x", "é", ";") }), async (name) => {
      const rows = readCsv(await csvOf([named(`x${name}`)]));
      expect(rows).toHaveLength(2);
      expect(rows[1]).toHaveLength(12);
      expect(rows[1]?.[4]).toBe(`x${name}`);
    }),
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", '=HYPERLINK("http://x","y")'])(
  "what a spreadsheet would take for a formula is a text: %j",
  async (name) => {
    const [, row] = readCsv(await csvOf([named(name)]));
    expect(row?.[4]).toBe(`'${name}`);
  },
);
