import type { LedgerVerdict } from "../../audit/verify-export.ts";
import { type LedgerEntry, serviceStream } from "../../domain/ledger.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { type Caller, maySee, requireAnyProof, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { hospitalNotFound, type ServiceProblem } from "../problems.ts";

/** Whose ledger: a hospital's by its id, or null for the service's own, which tells of keys and is for admins. */
export type LedgerOf = string | null;

/** `next` is the `after` of the next page, or its `before` where the newest come first. */
export type LedgerPage = { readonly entries: LedgerEntry[]; readonly next: number | null };

export type LedgerRange = {
  readonly order: "oldest" | "newest";
  /** Oldest first: behind this entry. */
  readonly after: number;
  /** Newest first: ahead of this entry. */
  readonly before?: number | undefined;
  readonly limit: number;
};

/** A page of a ledger. A hospital's is for keys and for the hospital itself. */
export async function readLedger(
  context: ServiceContext,
  caller: Caller,
  of: LedgerOf,
  { order, after, before, limit }: LedgerRange,
): Promise<Outcome<LedgerPage, ServiceProblem>> {
  const stream = await streamFor(context, caller, of);
  if (!stream.ok) return stream;
  if (order === "newest") {
    const newest = await context.ledger.newest(stream.value, { before: before ?? null, limit });
    const lowest = newest.at(-1)?.sequence ?? 1;
    return done({ entries: newest, next: lowest > 1 ? lowest : null });
  }
  const found = await context.ledger.page(stream.value, { after, limit: limit + 1 });
  const entries = found.slice(0, limit);
  return done({ entries, next: found.length > limit ? (entries.at(-1)?.sequence ?? null) : null });
}

/** A whole ledger, to be kept and verified elsewhere. `jsonl` can be verified, `csv` is for reading. */
export async function exportLedger(
  context: ServiceContext,
  caller: Caller,
  of: LedgerOf,
  format: "jsonl" | "csv",
): Promise<Outcome<AsyncIterable<string>, ServiceProblem>> {
  const stream = await streamFor(context, caller, of);
  if (!stream.ok) return stream;
  const { ledger } = context;
  return done(format === "jsonl" ? ledger.exportJsonLines(stream.value) : ledger.exportCsv(stream.value));
}

export async function verifyLedger(
  context: ServiceContext,
  caller: Caller,
  of: LedgerOf,
): Promise<Outcome<LedgerVerdict, ServiceProblem>> {
  const stream = await streamFor(context, caller, of);
  return stream.ok ? done(await context.ledger.verify(stream.value)) : stream;
}

/** The ledger that this caller may read, with everything written into it that was told before. */
async function streamFor(
  context: ServiceContext,
  caller: Caller,
  of: LedgerOf,
): Promise<Outcome<string, ServiceProblem>> {
  const stream = of === null ? ownStream(caller) : await hospitalStream(context, caller, of);
  if (stream.ok) await context.outbox.idle();
  return stream;
}

function ownStream(caller: Caller): Outcome<string, ServiceProblem> {
  const allowed = requireRole(caller, "admin");
  return allowed.ok ? done(serviceStream) : allowed;
}

async function hospitalStream(
  { repositories }: ServiceContext,
  caller: Caller,
  id: string,
): Promise<Outcome<string, ServiceProblem>> {
  const proven = requireAnyProof(caller);
  if (!proven.ok) return proven;
  const hospital = await repositories.hospitals.find(id);
  return hospital && maySee(caller, hospital) ? done(hospital.id) : refused(hospitalNotFound);
}
