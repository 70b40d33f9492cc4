import { MongoClient } from "mongodb";
import { applicationString } from "../../domain/connection-string.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import { waitUntil } from "../../foundation/wait.ts";
import type { RunContext } from "../context.ts";

const signInLimitMs = 60_000;

/** Whether the hospital's newest credentials open the hospital's database within a minute: Atlas may need a moment. */
export async function signIn(context: RunContext, { id, database }: Hospital): Promise<boolean> {
  const credentials = database && (await context.repositories.credentials.find(id, database.credentialGeneration));
  if (!database || !credentials) return false;
  const { username, sealed } = credentials;
  const password = await context.sealer.open(sealed);
  const uri = applicationString(database.connectionString, database.databaseName, { username, password });
  let reason: unknown;
  const answered = await waitUntil(
    async () => {
      const client = new MongoClient(uri, { serverSelectionTimeoutMS: 10_000 });
      try {
        await client.db().command({ ping: 1 });
        await client.db().listCollections().toArray();
        return true;
      } catch (error) {
        reason = error;
        return undefined;
      } finally {
        await client.close();
      }
    },
    { limitMs: signInLimitMs, everyMs: 250 },
  );
  if (!answered)
    context.log.warn({ err: reason, hospitalId: id }, "the hospital's user could not sign in to its database");
  return answered ?? false;
}
