import { z } from "zod";
import { preflight } from "../../atlas/preflight.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import { type Run, RunKind } from "../../domain/runs.ts";
import { type Outcome, refused } from "../../foundation/errors.ts";
import { type Desired, desire } from "../../runs/desired/desire.ts";
import { ConfigChange } from "../../runs/desired/next-config.ts";
import { placeOf } from "../../runs/planning/place.ts";
import { startProblem } from "../../runs/turns/startable.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import {
  atlasWouldRefuse,
  hospitalNotFound,
  hospitalStateConflict,
  nameNotConfirmed,
  type ServiceProblem,
  targetMismatch,
} from "../problems.ts";
import { startRun } from "./start.ts";

export const Reason = z.string().trim().min(1, "Say why.").max(500);

export const RunRequest = z.strictObject({
  kind: RunKind,
  config: ConfigChange.optional(),
  /** Only of a change, in place of `config`: the revision to go back to. */
  to_revision: z.int().positive().optional(),
  reason: Reason,
  /** Only of an offboarding: the hospital's name, typed. */
  confirm: z.string().optional(),
});
export type RunRequest = z.infer<typeof RunRequest>;

/**
 * Asks for a run: it is previewed when it is its turn and, unless nothing would change, waits for approval. What can be
 * known to be refused is refused now, before anything is queued.
 */
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
  const { kind, reason, config: change = null, to_revision: toRevision = null } = request;
  const source = { repositories: context.repositories, stackDefaults: context.rules.stackDefaults };
  const desired = await desire(source, hospital, { kind, change, toRevision });
  if (!desired.ok) return desired;
  const refusal = await knownRefusal(context, hospital, request, desired.value);
  if (refusal) return refused(refusal);
  const author = allowed.value.actor;
  return startRun(context, hospital, { kind, change, toRevision, reason, author, retryOf: null });
}

function objection(context: ServiceContext, hospital: Hospital, request: RunRequest): ServiceProblem | null {
  if (hospital.target !== context.target) return targetMismatch(hospital.target, context.target);
  const problem = startProblem(request.kind, hospital);
  if (problem) return problem;
  // A provision needs nobody's yes because it is paid for.
  if (request.kind === "provision" && hospital.status === "pending_payment") {
    return hospitalStateConflict(hospital.status, "its database is made once it has paid");
  }
  if (request.kind === "offboard" && request.confirm?.trim() !== hospital.name) return nameNotConfirmed(hospital.name);
  return null;
}

/** What Atlas is known to refuse of this change, by what it has now. If it can't be asked, the preview will tell. */
async function knownRefusal(
  { atlasOf, log }: ServiceContext,
  hospital: Hospital,
  { kind }: RunRequest,
  { before, after }: Desired,
): Promise<ServiceProblem | null> {
  const atlas = atlasOf(hospital.target);
  if (!atlas || !before || kind === "drift-check" || kind === "recover" || kind === "remediate") return null;
  const readBack = await atlas.reader.readBack(placeOf(hospital, before));
  if (!readBack.ok) {
    log.warn({ hospitalId: hospital.id, code: readBack.problem.code }, "Atlas could not be asked before a change");
    return null;
  }
  const refusals = preflight({ before, after, readBack: readBack.value }).filter(({ advisory }) => !advisory);
  return refusals.length > 0 ? atlasWouldRefuse(refusals) : null;
}
