import { signUpOf } from "../../domain/actors.ts";
import { type Hospital, HospitalId, type SignUp } from "../../domain/hospitals.ts";
import type { LedgerDraft } from "../../domain/ledger.ts";
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
      runCount: 0,
      queue: [],
      lease: null,
      fence: 0,
      unknownSince: null,
      drift: null,
      lastRun: null,
      entryVersion: 0,
      subscription: null,
      standingSince: null,
      retention: null,
      doomed: false,
      lifeVersion: 0,
      database: null,
      capabilityHash: hashCapability(capability),
      outbox: [signedUp(id, input, context.clock.now())],
    };
    if (!(await context.repositories.hospitals.insert(hospital))) continue;
    context.outbox.notify("hospitals", id, id);
    return done({ hospital, capability });
  }
  return refused(nameTaken);
}

/** The ledger outlives people's wish to be forgotten, so it names the hospital and no person. */
function signedUp(id: HospitalId, { name, plan }: SignUp, at: Date): LedgerDraft {
  return {
    id: `${id}:signed-up`,
    stream: id,
    at,
    actor: signUpOf(id),
    action: "hospital.signed_up",
    runId: null,
    data: { name, plan },
  };
}
