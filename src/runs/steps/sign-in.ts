import { applicationString } from "../../domain/connection-string.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { RunContext } from "../context.ts";

/** Whether the hospital's newest credentials open the hospital's database. */
export async function signIn(context: RunContext, { id, database }: Hospital): Promise<boolean> {
  const credentials = database && (await context.repositories.credentials.find(id, database.credentialGeneration));
  if (!database || !credentials) return false;
  const { username, sealed } = credentials;
  const password = await context.sealer.open(sealed);
  const reason = await context.openDatabase(
    applicationString(database.connectionString, database.databaseName, { username, password }),
  );
  if (reason)
    context.log.warn({ err: reason, hospitalId: id }, "the hospital's user could not sign in to its database");
  return reason === null;
}
