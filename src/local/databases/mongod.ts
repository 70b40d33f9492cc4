import { MongoClient, MongoServerError } from "mongodb";
import type { LaunchCommand, LaunchRequest } from "./binary.ts";

/** How to start MongoDB's own server on `dataDir`, reachable from this machine only and with sign-in required. */
export function mongodCommand(request: LaunchRequest): LaunchCommand {
  return {
    command: request.path,
    args: [
      "--auth",
      "--bind_ip",
      "127.0.0.1",
      "--port",
      String(request.port),
      "--dbpath",
      request.dataDir,
      "--quiet",
      "--networkMessageCompressors",
      "disabled",
    ],
    env: {},
    cwd: request.dataDir,
  };
}

const notAuthorized = 13;
const alreadyExists = 51003;

/**
 * Makes the administrator through the localhost exception: a `mongod` without any user lets a local caller create one.
 * Does nothing where a user exists already.
 */
export async function createFirstUser(request: LaunchRequest): Promise<void> {
  const client = new MongoClient(`mongodb://127.0.0.1:${request.port}/?directConnection=true`);
  try {
    await client
      .db("admin")
      .command({ createUser: request.adminUsername, pwd: request.adminPassword, roles: ["root"] });
  } catch (error) {
    const expected =
      error instanceof MongoServerError && (error.code === notAuthorized || error.code === alreadyExists);
    if (!expected) throw error;
  } finally {
    await client.close();
  }
}
