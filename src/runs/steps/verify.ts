import { MongoClient } from "mongodb";
import { applicationString } from "../../domain/connection-string.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Run, RunProblem } from "../../domain/runs.ts";
import { waitUntil } from "../../foundation/wait.ts";
import type { RunContext } from "../context.ts";
import { moveRun } from "../move.ts";

const signInLimitMs = 60_000;

/** verifying → applied: green means that the hospital's own credentials open the hospital's own database. */
export async function verifyRun(context: RunContext, run: Run): Promise<void> {
  const { hospitals } = context.repositories;
  const hospital = await hospitals.find(run.hospitalId);
  if (!hospital) throw new Error(`the hospital of ${run.id} is gone`);
  if (run.kind === "offboard") {
    await hospitals.update(run.hospitalId, run.id, { status: "gone", database: null, appliedRevision: run.revision });
    await moveRun(context, run, "applied", "Everything of this hospital is destroyed.");
    return;
  }
  const problem = await signIn(context, hospital);
  if (problem) {
    await moveRun(context, run, "errored", problem.message, { problem });
    return;
  }
  await hospitals.update(run.hospitalId, run.id, { status: "active" });
  await moveRun(context, run, "applied", "The database answers to its user.");
}

async function signIn(context: RunContext, { id, database }: Hospital): Promise<RunProblem | null> {
  const credentials = database && (await context.repositories.credentials.find(id, database.credentialGeneration));
  if (!database || !credentials) return notReady;
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
  if (answered) return null;
  context.log.warn({ err: reason, hospitalId: id }, "the hospital's user could not sign in to its database");
  return notReady;
}

const notReady: RunProblem = {
  code: "database_not_answering",
  message: "Atlas says that the database is there, but its user could not sign in to it.",
  nextStep: "Check that APP_SERVER_IP is this server's address as Atlas sees it, then ask for the run again.",
  retryable: true,
};
