import { credentialsId } from "../../database/credentials.ts";
import type { Actor } from "../../domain/actors.ts";
import { applicationString } from "../../domain/connection-string.ts";
import { isServed } from "../../domain/hospital-life.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { actorOf, type Caller, maySee, requireAnyProof, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { credentialsGone, hospitalNotFound, hospitalStateConflict, type ServiceProblem } from "../problems.ts";

export type RevealedCredentials = {
  readonly username: string;
  readonly password: string;
  /** Works with an ordinary driver as it stands. */
  readonly connectionString: string;
};

/** Shows the newest credentials of a hospital, once: to the browser that signed it up, or to an admin. */
export async function revealCredentials(
  context: ServiceContext,
  caller: Caller,
  hospitalId: string,
): Promise<Outcome<RevealedCredentials, ServiceProblem>> {
  const proven = caller.kind === "actor" ? requireRole(caller, "admin") : requireAnyProof(caller);
  if (!proven.ok) return proven;
  const hospital = await context.repositories.hospitals.find(hospitalId);
  if (!hospital || !maySee(caller, hospital)) return refused(hospitalNotFound);
  if (!isServed(hospital.status)) {
    return refused(hospitalStateConflict(hospital.status, "credentials are there once its database is active"));
  }
  const credentials = await takeCredentials(context, hospital, actorOf(caller, hospital.id));
  return credentials ? done(credentials) : refused(credentialsGone);
}

/** The one place where a password becomes readable. Null if it has been shown before. Permission is the caller's. */
export async function takeCredentials(
  { repositories, sealer, clock, outbox }: ServiceContext,
  { id, database }: Hospital,
  actor: Actor,
): Promise<RevealedCredentials | null> {
  if (!database) return null;
  const recordId = credentialsId(id, database.credentialGeneration);
  const at = clock.now();
  const data = { generation: database.credentialGeneration, database: database.databaseName };
  const draft = { id: `${recordId}:revealed`, stream: id, at, actor, runId: null, data };
  const taken = await repositories.credentials.takeForReveal(recordId, at, {
    ...draft,
    action: "credentials.revealed",
  });
  if (!taken) return null;
  outbox.notify("credentials", recordId, id);
  const { username } = taken;
  const password = await sealer.open(taken.sealed);
  const connectionString = applicationString(database.connectionString, database.databaseName, { username, password });
  return { username, password, connectionString };
}
