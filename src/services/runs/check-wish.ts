import { preflight } from "../../atlas/preflight.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Run } from "../../domain/runs.ts";
import { type Outcome, refused } from "../../foundation/errors.ts";
import { type Desired, desire } from "../../runs/desired/desire.ts";
import { placeOf } from "../../runs/planning/place.ts";
import { startProblem } from "../../runs/turns/startable.ts";
import { upgradeProblem } from "../../runs/turns/upgradeable.ts";
import type { ServiceContext } from "../context.ts";
import {
  atlasWouldRefuse,
  hospitalStateConflict,
  nameNotConfirmed,
  type ServiceProblem,
  targetMismatch,
} from "../problems.ts";

type Wish = Pick<Run, "kind" | "change" | "toRevision">;

/**
 * What a run would make of its hospital, or why it can't be asked for, as far as that is known before anything is queued.
 * The same for a first request and for one that is asked once more. `confirm` is the hospital's name as somebody typed it.
 */
export async function checkWish(
  context: ServiceContext,
  hospital: Hospital,
  wish: Wish,
  confirm: string | undefined,
): Promise<Outcome<Desired, ServiceProblem>> {
  const { kind } = wish;
  const problem = kindObjection(context, hospital, kind);
  if (problem) return refused(problem);
  if (kind === "offboard" && confirm?.trim() !== hospital.name) return refused(nameNotConfirmed(hospital.name));
  const source = { repositories: context.repositories, stackDefaults: context.rules.stackDefaults };
  const desired = await desire(source, hospital, wish);
  if (!desired.ok) return desired;
  const objection =
    (await upgradeProblem(context.repositories, hospital, wish, desired.value)) ??
    (await knownRefusal(context, hospital, wish, desired.value));
  return objection ? refused(objection) : desired;
}

/** Why no run of this kind can be asked for, whatever it is to do; null if it can. */
export function kindObjection(
  { target }: Pick<ServiceContext, "target">,
  hospital: Hospital,
  kind: Run["kind"],
): ServiceProblem | null {
  if (hospital.target !== target) return targetMismatch(hospital.target, target);
  const problem = startProblem(kind, hospital);
  if (problem) return problem;
  // A provision needs nobody's yes because it is paid for.
  if (kind === "provision" && hospital.status === "pending_payment") {
    return hospitalStateConflict(hospital.status, "its database is made once it has paid");
  }
  return null;
}

/** What Atlas is known to refuse of this change, by what it has now. If it can't be asked, the preview will tell. */
async function knownRefusal(
  { atlasOf, log }: ServiceContext,
  hospital: Hospital,
  { kind }: Wish,
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
