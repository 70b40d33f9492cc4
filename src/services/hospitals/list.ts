import type { HospitalCursor } from "../../database/hospitals.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceProblem } from "../problems.ts";

export type HospitalPage = { hospitals: Hospital[]; next: HospitalCursor | null };

/** A page of hospitals, newest first. For viewers. */
export async function listHospitals(
  context: ServiceContext,
  caller: Caller,
  limit: number,
  after?: HospitalCursor,
): Promise<Outcome<HospitalPage, ServiceProblem>> {
  const allowed = requireRole(caller, "viewer");
  if (!allowed.ok) return allowed;
  const found = await context.repositories.hospitals.page(limit + 1, after);
  const hospitals = found.slice(0, limit);
  const last = hospitals.at(-1);
  return done({ hospitals, next: found.length > limit && last ? { createdAt: last.createdAt, id: last.id } : null });
}
