import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { type LedgerVerdict, verifyExport } from "./verify-export.ts";

/**
 * Verifies an export without the service or its database; Node 22.18 or newer runs it as it stands:
 *
 *     node verify-ledger.ts EXPORT.jsonl PUBLIC_KEY.pem [ANCHORS.jsonl]
 *
 * Get the public key and the anchors from elsewhere than the export: whoever can forge the one must not hand you the others.
 * Exits with 0 if the ledger is intact, 1 if not, 2 if it could not be verified.
 */
const usage = "usage: node verify-ledger.ts EXPORT.jsonl PUBLIC_KEY.pem [ANCHORS.jsonl]\n";

const [exportFile, keyFile, anchorFile, ...more] = process.argv.slice(2);
if (exportFile === undefined || keyFile === undefined || more.length > 0) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  process.exitCode = await run(exportFile, keyFile, anchorFile);
}

async function run(exportFile: string, keyFile: string, anchorFile: string | undefined): Promise<number> {
  try {
    const verdict = await verifyExport(textOf(exportFile), {
      publicKeyPem: await readFile(keyFile, "utf8"),
      ...(anchorFile !== undefined && { anchors: textOf(anchorFile) }),
    });
    process.stdout.write(`${sentencesOn(verdict, anchorFile !== undefined).join("\n")}\n`);
    return verdict.ok ? 0 : 1;
  } catch (error) {
    process.stderr.write(`not verified: ${error instanceof Error ? error.message : error}\n${usage}`);
    return 2;
  }
}

/** Opened when it is read and not before, so that a file that is not there is told like everything else. */
async function* textOf(file: string): AsyncGenerator<string> {
  yield* createReadStream(file, "utf8");
}

function sentencesOn(verdict: LedgerVerdict, withAnchors: boolean): string[] {
  const { entries, checkpoints, stream, unreadableAnchors } = verdict;
  const sentences: string[] = [];
  if (verdict.ok) {
    const head = entries > 0 ? `, head ${verdict.head}` : "";
    sentences.push(
      `ok: ${entries} entries of ${stream}, ${checkpoints} checkpoints${head}, ${anchoring(verdict, withAnchors)}`,
      `    exported at ${verdict.sealedAt}`,
    );
    if (verdict.anchorsGoOnTo !== null) {
      sentences.push(`    the anchors know of later entries, up to ${verdict.anchorsGoOnTo}: a newer export has them`);
    }
  } else {
    sentences.push(
      `${verdict.what}: ${verdict.reason}`,
      `    line ${verdict.line} of the export${stream === null ? "" : ` of ${stream}`}; ${entries} entries before it are intact, ${anchoring(verdict, withAnchors)}`,
    );
  }
  if (unreadableAnchors > 0) sentences.push(`    ${unreadableAnchors} lines of the anchors can't be read`);
  return sentences;
}

function anchoring({ entries, signedUpTo, anchoredUpTo }: LedgerVerdict, withAnchors: boolean): string {
  if (entries === 0) return "nothing to anchor";
  const signed = signedUpTo > 0 ? `signed up to ${signedUpTo}` : "not signed by a checkpoint";
  if (!withAnchors) return `${signed}, anchors not given`;
  if (anchoredUpTo === 0) return `${signed}, not anchored`;
  return anchoredUpTo === entries ? `anchored up to ${anchoredUpTo}` : anchoredPart(anchoredUpTo, entries);
}

function anchoredPart(anchoredUpTo: number, entries: number): string {
  return `anchored up to ${anchoredUpTo}, not anchored from ${anchoredUpTo + 1} to ${entries}`;
}
