import type { LedgerVerdict } from "../../audit/verify-export.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { LedgerEntry } from "../../domain/ledger.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { type Caller, maySee, requireAnyProof } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { hospitalNotFound, type ServiceProblem } from "../problems.ts";

export type LedgerPage = { readonly entries: LedgerEntry[]; readonly next: number | null };

/** A page of a hospital's ledger, oldest first, behind the entry `after`. For keys, and for the hospital itself. */
export async function readLedger(
  context: ServiceContext,
  caller: Caller,
  hospitalId: string,
  { after, limit }: { after: number; limit: number },
): Promise<Outcome<LedgerPage, ServiceProblem>> {
  const hospital = await ledgerOwner(context, caller, hospitalId);
  if (!hospital.ok) return hospital;
  const found = await context.ledger.page(hospital.value.id, { after, limit: limit + 1 });
  const entries = found.slice(0, limit);
  return done({ entries, next: found.length > limit ? (entries.at(-1)?.sequence ?? null) : null });
}

/** The whole ledger of a hospital, to be kept and verified elsewhere. `jsonl` can be verified, `csv` is for reading. */
export async function exportLedger(
  context: ServiceContext,
  caller: Caller,
  hospitalId: string,
  format: "jsonl" | "csv",
): Promise<Outcome<AsyncIterable<string>, ServiceProblem>> {
  const hospital = await ledgerOwner(context, caller, hospitalId);
  if (!hospital.ok) return hospital;
  const stream = hospital.value.id;
  return done(format === "jsonl" ? context.ledger.exportJsonLines(stream) : context.ledger.exportCsv(stream));
}

export async function verifyLedger(
  context: ServiceContext,
  caller: Caller,
  hospitalId: string,
): Promise<Outcome<LedgerVerdict, ServiceProblem>> {
  const hospital = await ledgerOwner(context, caller, hospitalId);
  return hospital.ok ? done(await context.ledger.verify(hospital.value.id)) : hospital;
}

/** The hospital whose ledger this caller may read, with everything written into it that was told before. */
async function ledgerOwner(
  context: ServiceContext,
  caller: Caller,
  id: string,
): Promise<Outcome<Hospital, ServiceProblem>> {
  const proven = requireAnyProof(caller);
  if (!proven.ok) return proven;
  const hospital = await context.repositories.hospitals.find(id);
  if (!hospital || !maySee(caller, hospital)) return refused(hospitalNotFound);
  await context.outbox.idle();
  return done(hospital);
}
