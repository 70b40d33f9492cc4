import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { verifyExport } from "../../src/audit/verify-export.ts";
import { noHash } from "../../src/domain/ledger.ts";
import { otherStream, stream } from "./support/drafts.ts";
import {
  chain,
  checkpointOf,
  exported,
  exportOfNine,
  otherSigner,
  sealedAt,
  signer,
  verdictOn,
} from "./support/exported.ts";

const entries = chain(9);
const anchored = (...sequences: number[]) => sequences.map((sequence) => checkpointOf(entries[sequence - 1]));

describe("an intact export", () => {
  test("is told in full: how much, whose, its head and what is signed", async () => {
    expect(await verdictOn(await exportOfNine())).toEqual({
      ok: true,
      stream,
      entries: 9,
      checkpoints: 3,
      head: entries[8]?.hash,
      signedUpTo: 9,
      anchoredUpTo: 0,
      anchorsGoOnTo: null,
      unreadableAnchors: 0,
      sealedAt,
    });
  });

  test("of an empty ledger is its seal alone", async () => {
    const lines = await exported({ entries: [] });
    expect(lines).toHaveLength(1);
    expect(await verdictOn(lines)).toMatchObject({ ok: true, stream, entries: 0, head: noHash, signedUpTo: 0 });
  });

  test("is the same in whatever pieces it is read", async () => {
    const text = (await exportOfNine()).join("\n");
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (size) => {
        async function* pieces() {
          for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
        }
        expect(await verifyExport(pieces(), signer)).toMatchObject({ ok: true, entries: 9 });
      }),
      { numRuns: 25 },
    );
  });

  test("may have other white space and line ends", async () => {
    const lines = (await exportOfNine()).map((line) => `${line.replace(/^\{/, "{ ")} \r`);
    expect(await verdictOn([...lines, "  "])).toMatchObject({ ok: true, entries: 9 });
  });
});

describe("anchors", () => {
  test("tell up to which entry nothing can have been rewritten", async () => {
    const lines = await exportOfNine();
    expect(await verdictOn(lines, { anchors: anchored(6, 3) })).toMatchObject({ ok: true, anchoredUpTo: 6 });
    expect(await verdictOn(lines, { anchors: [] })).toMatchObject({ ok: true, anchoredUpTo: 0 });
  });

  test("of other ledgers, and one that stands there twice, do no harm", async () => {
    const anchors = [checkpointOf(chain(9, otherStream)[8]), ...anchored(3, 3)];
    expect(await verdictOn(await exportOfNine(), { anchors })).toMatchObject({ ok: true, anchoredUpTo: 3 });
  });

  test("half a line, as a crash leaves it, is counted and passed over", async () => {
    async function* torn() {
      yield `{"stream":"ho\n${JSON.stringify(anchored(3)[0])}\n`;
    }
    async function* text() {
      yield (await exportOfNine()).join("\n");
    }
    const verdict = await verifyExport(text(), { publicKeyPem: signer.publicKeyPem, anchors: torn() });
    expect(verdict).toMatchObject({ ok: true, unreadableAnchors: 1, anchoredUpTo: 3 });
  });

  test("find a ledger whose end was taken away together with its checkpoints", async () => {
    const lines = await exported({ entries: entries.slice(0, 5), checkpoints: anchored(3) });
    expect(await verdictOn(lines)).toMatchObject({ ok: true, entries: 5 });
    expect(await verdictOn(lines, { anchors: anchored(3, 9) })).toMatchObject({
      ok: false,
      what: "entry 6",
      sequence: 6,
      entries: 5,
      anchoredUpTo: 3,
    });
  });

  test("that were written after the export only show that there is more by now", async () => {
    const lines = await exported({ entries: entries.slice(0, 5) });
    const { signature: _, ...statement } = { ...checkpointOf(entries[8]), at: "2026-06-02T00:00:00.000Z" };
    const later = { ...statement, signature: signer.sign(statement) };
    expect(await verdictOn(lines, { anchors: [later] })).toMatchObject({ ok: true, anchoredUpTo: 0, anchorsGoOnTo: 9 });
  });

  test.each([6, 12])("that another key signed are no anchors: of entry %i", async (sequence) => {
    const forged = checkpointOf(chain(12)[sequence - 1], otherSigner);
    const verdict = await verdictOn(await exportOfNine(), { anchors: [forged] });
    expect(verdict).toMatchObject({ ok: false, what: `the anchored checkpoint ${sequence}` });
  });
});

test("an export of another ledger than the one asked for is refused at its first entry", async () => {
  const lines = await exported({ entries: chain(3, otherStream) });
  expect(await verdictOn(lines)).toMatchObject({ ok: true, stream: otherStream });
  expect(await verdictOn(lines, { stream })).toMatchObject({ ok: false, what: "entry 1", sequence: 1 });
});

test("what is no public Ed25519 key verifies nothing", async () => {
  await expect(verdictOn([], { publicKeyPem: "no key" })).rejects.toThrow();
});
