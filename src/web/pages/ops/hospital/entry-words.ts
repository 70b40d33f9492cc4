import { z } from "zod";
import { Operation } from "../../../../domain/change-set.ts";
import type { LedgerAction } from "../../../../domain/ledger.ts";
import { RunKind, RunStatus } from "../../../../domain/runs.ts";
import { moneyText } from "../../../format/money.ts";
import { ledgerFacts, ledgerTexts } from "../../../texts/ledger.ts";
import { runKindTexts, runStatusTexts } from "../../../texts/status.ts";

type Data = Readonly<Record<string, unknown>>;
type Entry = { readonly action: LedgerAction; readonly data: Data };

const Charge = z.object({ amount_cents: z.int(), currency: z.string() });
const Counts = z.partialRecord(Operation, z.int());

/** What an entry tells, in one plain sentence. */
export function entryWords({ action, data }: Entry): string {
  const words = ledgerTexts[action].replace(/\{(\w+)\}/g, (_, name: string) => factText(name, data));
  return words.trim();
}

function factText(name: string, data: Data): string {
  const value = data[name];
  switch (name) {
    case "money": {
      const charge = Charge.safeParse(data);
      return charge.success ? moneyText(charge.data.amount_cents, charge.data.currency) : ledgerFacts.unknown;
    }
    case "counts":
      return countsText(value);
    case "verified":
      return verifiedText(data);
    case "by":
      return value === "rule" ? ledgerFacts.byRule(plainText(data.rule)) : ledgerFacts.byApprovals;
    case "kind": {
      const kind = RunKind.safeParse(value);
      return kind.success ? runKindTexts[kind.data] : plainText(value);
    }
    case "status": {
      const status = RunStatus.safeParse(value);
      return status.success ? runStatusTexts[status.data].toLowerCase() : plainText(value);
    }
    default:
      return plainText(value);
  }
}

function countsText(value: unknown): string {
  const counts = Counts.safeParse(value);
  if (!counts.success) return ledgerFacts.unknown;
  const named = (["create", "update", "replace", "delete", "import"] as const).flatMap((operation) => {
    const count = counts.data[operation] ?? 0;
    return count > 0 ? [`${count} ${ledgerFacts.counts[operation]}`] : [];
  });
  return named.join(", ") || ledgerFacts.unchanged;
}

function verifiedText({ gone, discrepancies }: Data): string {
  if (gone === true) return ledgerFacts.gone;
  return Array.isArray(discrepancies) && discrepancies.length > 0 ? discrepancies.join(" ") : ledgerFacts.asAsked;
}

function plainText(value: unknown): string {
  if (value === null || value === undefined) return ledgerFacts.unknown;
  if (Array.isArray(value)) return value.map(plainText).join(", ");
  if (typeof value === "object") return JSON.stringify(value);
  return String(value).replaceAll("_", " ");
}
