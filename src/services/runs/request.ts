import { z } from "zod";
import type { Hospital, HospitalStatus } from "../../domain/hospitals.ts";
import { type Run, RunKind } from "../../domain/runs.ts";
import { type Outcome, refused } from "../../foundation/errors.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import {
  hospitalNotFound,
  hospitalStateConflict,
  nameNotConfirmed,
  type ServiceProblem,
  targetMismatch,
} from "../problems.ts";
import { ConfigChange, nextConfig } from "../stack-config.ts";
import { baseConfig } from "./base-config.ts";
import { startRun } from "./start.ts";

export const RunRequest = z.strictObject({
  kind: RunKind,
  config: ConfigChange.optional(),
  reason: z.string().trim().min(1, "Say why.").max(500),
  /** Only of an offboarding: the hospital's name, typed. */
  confirm: z.string().optional(),
});
export type RunRequest = z.infer<typeof RunRequest>;

const startableIn: Readonly<Record<RunKind, readonly HospitalStatus[]>> = {
  provision: ["provisioning"],
  change: ["active"],
  rotate: ["active"],
  offboard: ["provisioning", "active", "offboarding"],
};

/** Asks for a run: it is previewed and, unless nothing would change, waits for approval. For ops. */
export async function requestRun(
  context: ServiceContext,
  caller: Caller,
  hospitalId: string,
  request: RunRequest,
): Promise<Outcome<Run, ServiceProblem>> {
  const allowed = requireRole(caller, "operator");
  if (!allowed.ok) return allowed;
  const hospital = await context.repositories.hospitals.find(hospitalId);
  if (!hospital) return refused(hospitalNotFound);
  const problem = objection(context, hospital, request);
  if (problem) return refused(problem);
  const config = nextConfig(request.kind, hospital, await baseConfig(context, hospital), request.config);
  if (!config.ok) return config;
  const { kind, reason } = request;
  return startRun(context, hospital, { kind, config: config.value, author: "ops", reason });
}

function objection(context: ServiceContext, hospital: Hospital, request: RunRequest): ServiceProblem | null {
  if (hospital.target !== context.target) return targetMismatch(hospital.target, context.target);
  if (!startableIn[request.kind].includes(hospital.status)) {
    return hospitalStateConflict(
      hospital.status,
      `a ${request.kind} needs it to be ${startableIn[request.kind].join(" or ")}`,
    );
  }
  if (request.kind === "offboard" && request.confirm?.trim() !== hospital.name) return nameNotConfirmed(hospital.name);
  return null;
}
