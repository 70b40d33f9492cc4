import type { Repositories } from "../database/index.ts";
import { readEntry } from "../database/ledger.ts";
import type { LedgerEntry } from "../domain/ledger.ts";
import { canonicalJson } from "../foundation/canonical-json.ts";

const columns: readonly [name: string, value: (entry: LedgerEntry) => string][] = [
  ["sequence", ({ sequence }) => String(sequence)],
  ["at", ({ at }) => at],
  ["actor_kind", ({ actor }) => actor.kind],
  ["actor_id", ({ actor }) => actor.id],
  ["actor_name", ({ actor }) => actor.name],
  ["action", ({ action }) => action],
  ["run_id", ({ runId }) => runId ?? ""],
  ["data", ({ data }) => canonicalJson(data)],
  ["id", ({ id }) => id],
  ["stream", ({ stream }) => stream],
  ["previous_hash", ({ previousHash }) => previousHash],
  ["hash", ({ hash }) => hash],
];

/**
 * The entries of a ledger as CSV (RFC 4180) for people to read and filter; only JSON Lines can be verified. A spreadsheet
 * takes a text that begins like a formula for one, so such a text gets an apostrophe in front.
 */
export async function* exportCsv(
  ledger: Pick<Repositories["ledger"], "head" | "allTexts">,
  stream: string,
): AsyncGenerator<string> {
  yield row(columns.map(([name]) => name));
  const upTo = (await ledger.head(stream))?.sequence ?? 0;
  for await (const text of ledger.allTexts(stream, upTo)) {
    const entry = readEntry(text);
    yield row(columns.map(([, value]) => value(entry)));
  }
}

function row(fields: readonly string[]): string {
  return `${fields.map(field).join(",")}\r\n`;
}

function field(text: string): string {
  const harmless = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
