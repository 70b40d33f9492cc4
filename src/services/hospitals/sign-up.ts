import { type Hospital, HospitalId, type SignUp } from "../../domain/hospitals.ts";
import { slugOf, slugWithSuffix } from "../../domain/names.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { newId } from "../../foundation/ids.ts";
import { hashCapability } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { nameTaken, type ServiceProblem } from "../problems.ts";

const attempts = 10;

/**
 * Signs a hospital up. Open to everybody; starts nothing and costs nothing. The capability is for the browser that
 * signed up and is never stored.
 */
export async function signUp(
  context: ServiceContext,
  input: SignUp,
): Promise<Outcome<{ hospital: Hospital; capability: string }, ServiceProblem>> {
  const capability = newId("cap", context.random);
  const base = slugOf(input.name);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const id = HospitalId.parse(newId("hosp", context.random));
    const hospital: Hospital = {
      id,
      slug: attempt === 0 ? base : slugWithSuffix(base, id.slice("hosp_".length)),
      ...input,
      target: context.target,
      status: "pending_payment",
      createdAt: context.clock.now(),
      lastRevision: 0,
      appliedRevision: 0,
      activeRunId: null,
      database: null,
      capabilityHash: hashCapability(capability),
    };
    if (await context.repositories.hospitals.insert(hospital)) return done({ hospital, capability });
  }
  return refused(nameTaken);
}
