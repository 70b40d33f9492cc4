import type { Hospital } from "../../domain/hospitals.ts";
import type { Revision } from "../../domain/revisions.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { type ConfigDifference, configDifference } from "../../runs/desired/config-difference.ts";
import { revisionNotFound } from "../../runs/desired/config-problems.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { hospitalNotFound, type ServiceProblem } from "../problems.ts";

export type RevisionDetails = {
  readonly revision: Revision;
  readonly applied: boolean;
  /** To the one before. */
  readonly difference: readonly ConfigDifference[];
};

/** A page of a hospital's desired revisions, newest first, from the number `from` downwards. For viewers. */
export async function listRevisions(
  context: ServiceContext,
  caller: Caller,
  hospitalId: string,
  { limit, from }: { limit: number; from?: number | undefined },
): Promise<Outcome<{ revisions: RevisionDetails[]; next: number | null }, ServiceProblem>> {
  const hospital = await hospitalFor(context, caller, hospitalId);
  if (!hospital.ok) return hospital;
  const first = Math.min(from ?? hospital.value.lastRevision, hospital.value.lastRevision);
  const last = Math.max(first - limit + 1, 1);
  const found: RevisionDetails[] = [];
  for (let number = first; number >= last; number -= 1) {
    const details = await detailsOf(context, hospital.value, number);
    if (details) found.push(details);
  }
  return done({ revisions: found, next: last > 1 ? last - 1 : null });
}

export async function showRevision(
  context: ServiceContext,
  caller: Caller,
  hospitalId: string,
  number: number,
): Promise<Outcome<RevisionDetails, ServiceProblem>> {
  const hospital = await hospitalFor(context, caller, hospitalId);
  if (!hospital.ok) return hospital;
  const details = await detailsOf(context, hospital.value, number);
  return details ? done(details) : refused(revisionNotFound(number));
}

/** What differs between any two revisions of a hospital. */
export async function compareRevisions(
  context: ServiceContext,
  caller: Caller,
  hospitalId: string,
  [before, after]: readonly [number, number],
): Promise<Outcome<readonly ConfigDifference[], ServiceProblem>> {
  const hospital = await hospitalFor(context, caller, hospitalId);
  if (!hospital.ok) return hospital;
  const { revisions } = context.repositories;
  const [one, other] = [
    await revisions.find(hospital.value.id, before),
    await revisions.find(hospital.value.id, after),
  ];
  if (!one) return refused(revisionNotFound(before));
  if (!other) return refused(revisionNotFound(after));
  return done(configDifference(one.config, other.config));
}

async function hospitalFor(
  context: ServiceContext,
  caller: Caller,
  id: string,
): Promise<Outcome<Hospital, ServiceProblem>> {
  const allowed = requireRole(caller, "viewer");
  if (!allowed.ok) return allowed;
  const hospital = await context.repositories.hospitals.find(id);
  return hospital ? done(hospital) : refused(hospitalNotFound);
}

async function detailsOf(
  { repositories: { revisions } }: ServiceContext,
  { id, appliedRevision }: Hospital,
  number: number,
): Promise<RevisionDetails | null> {
  const revision = await revisions.find(id, number);
  if (!revision) return null;
  const before = await revisions.find(id, number - 1);
  return {
    revision,
    applied: number === appliedRevision,
    difference: configDifference(before?.config ?? null, revision.config),
  };
}
