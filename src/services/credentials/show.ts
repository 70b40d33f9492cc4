import type { Credentials } from "../../database/credentials.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { Caller } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { showHospital } from "../hospitals/show.ts";
import type { ServiceProblem } from "../problems.ts";

/** What is no secret of the newest credentials; null while there are none. */
export type CredentialFacts = Pick<Credentials, "generation" | "username" | "createdAt" | "revealedAt">;

/** For every key, and for the browser that signed the hospital up. */
export async function showCredentialFacts(
  context: ServiceContext,
  caller: Caller,
  hospitalId: string,
): Promise<Outcome<CredentialFacts | null, ServiceProblem>> {
  const hospital = await showHospital(context, caller, hospitalId);
  if (!hospital.ok) return hospital;
  const { id, database } = hospital.value;
  return done(database && (await context.repositories.credentials.find(id, database.credentialGeneration)));
}
