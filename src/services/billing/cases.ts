import { z } from "zod";
import type { CaseCursor, CaseFilter } from "../../database/cases.ts";
import { type Actor, theService } from "../../domain/actors.ts";
import type { Case, CaseKind } from "../../domain/cases.ts";
import { type LedgerAction, type LedgerDraft, serviceStream } from "../../domain/ledger.ts";
import { type CaseFinding, caseId } from "../../domain/payment-cases.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceProblem } from "../problems.ts";
import { Reason } from "../runs/request.ts";
import { caseClosed, caseNotFound } from "./problems.ts";

type CaseContext = Pick<ServiceContext, "repositories" | "outbox" | "clock">;

export const CaseClosing = z.strictObject({ reason: Reason });
export type CaseClosing = z.infer<typeof CaseClosing>;

/**
 * Opens a case for a cause, once. One that a person closed stays closed; one that the service closed because its cause was
 * gone is opened again when that is back, unless `recurs` is false.
 */
export async function openCase(context: CaseContext, found: CaseFinding, recurs = true): Promise<void> {
  const { cases } = context.repositories;
  const { subject, ...rest } = found;
  const id = caseId(found.kind, subject);
  const known = await cases.find(id);
  if (known && (!known.closed || !recurs || known.closed.by.kind !== "service")) return;
  const at = context.clock.now();
  const data = { case: id, kind: found.kind, message: found.message, proposed_run: found.proposedRun };
  const opened = draft("case.opened", { id, hospitalId: found.hospitalId }, at, theService, data);
  if (await cases.open({ id, ...rest, openedAt: at, closed: null, outbox: [opened] })) notify(context, id, found);
}

/** Closes the open cases of a hospital of one kind because their cause is gone. `subject` narrows it to one of them. */
export async function closeCases(
  context: CaseContext,
  open: readonly Case[],
  { kind, subject, reason }: { readonly kind: CaseKind; readonly subject: string | null; readonly reason: string },
): Promise<void> {
  const settled = open.filter((one) => one.kind === kind && (subject === null || one.id === caseId(kind, subject)));
  for (const one of settled) await close(context, one, theService, reason);
}

/** Closes the case of this id, if it is open, because its cause is gone. */
export async function closeCaseById(context: CaseContext, id: string, reason: string): Promise<void> {
  const known = await context.repositories.cases.find(id);
  if (known && !known.closed) await close(context, known, theService, reason);
}

/** A person has seen to it. For operators. */
export async function closeCase(
  context: ServiceContext,
  caller: Caller,
  id: string,
  { reason }: CaseClosing,
): Promise<Outcome<Case, ServiceProblem>> {
  const allowed = requireRole(caller, "operator");
  if (!allowed.ok) return allowed;
  const { cases } = context.repositories;
  const known = await cases.find(id);
  if (!known) return refused(caseNotFound);
  if (known.closed || !(await close(context, known, allowed.value.actor, reason))) return refused(caseClosed);
  return done((await cases.find(id)) ?? known);
}

export type CasePage = { readonly cases: readonly Case[]; readonly next: CaseCursor | null };

/** A page of cases, newest first, perhaps only open or closed ones, or those of one hospital. For viewers. */
export async function listCases(
  { repositories }: ServiceContext,
  caller: Caller,
  filter: CaseFilter,
  { limit, after }: { readonly limit: number; readonly after?: CaseCursor | undefined },
): Promise<Outcome<CasePage, ServiceProblem>> {
  const allowed = requireRole(caller, "viewer");
  if (!allowed.ok) return allowed;
  const found = await repositories.cases.list(filter, limit + 1, after);
  const cases = found.slice(0, limit);
  const last = cases.at(-1);
  return done({ cases, next: found.length > limit && last ? { openedAt: last.openedAt, id: last.id } : null });
}

async function close(context: CaseContext, known: Case, by: Actor, reason: string): Promise<boolean> {
  const at = context.clock.now();
  const closed = draft("case.closed", known, at, by, { case: known.id, kind: known.kind, reason });
  const isClosed = await context.repositories.cases.close(known.id, { at, by, reason }, closed);
  if (isClosed) notify(context, known.id, known);
  return isClosed;
}

function notify({ outbox }: CaseContext, id: string, { hospitalId }: Pick<Case, "hospitalId">): void {
  outbox.notify("cases", id, hospitalId ?? serviceStream);
}

function draft(
  action: Extract<LedgerAction, "case.opened" | "case.closed">,
  { id, hospitalId }: Pick<Case, "id" | "hospitalId">,
  at: Date,
  actor: Actor,
  data: LedgerDraft["data"],
): LedgerDraft {
  const stream = hospitalId ?? serviceStream;
  return { id: `${id}:${action}:${at.toISOString()}`, stream, at, actor, action, runId: null, data };
}
