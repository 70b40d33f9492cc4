import { setTimeout as delay } from "node:timers/promises";
import { type DatabaseServer, type DatabaseServerRequest, startDatabaseServer } from "./start-server.ts";

const shortestWaitMs = 50;
const longestWaitMs = 10_000;
/** One that ran for so long did not die of what it died of before. */
const steadyMs = 60_000;

/** A server that is started again at the same port whenever it ends by itself. */
export type KeptServer = Pick<DatabaseServer, "port" | "adminUri" | "stop">;

/**
 * Starts a server as `startDatabaseServer` does, throwing what it throws, and keeps it running until it is stopped: one
 * that dies is started again at once, and ever later if it keeps dying.
 */
export async function keepDatabaseServer(request: DatabaseServerRequest): Promise<KeptServer> {
  const { log } = request;
  const stopping = new AbortController();
  const { signal } = stopping;
  let server = await startDatabaseServer(request);
  const { port, adminUri } = server;
  const keeping = keep();

  async function keep(): Promise<void> {
    let waitMs = shortestWaitMs;
    while (!signal.aborted) {
      const startedAt = performance.now();
      const output = await server.ended;
      if (signal.aborted) return;
      log.error({ port, output }, "a database server ended by itself and is started again");
      if (performance.now() - startedAt > steadyMs) waitMs = shortestWaitMs;
      waitMs = await startAgain(waitMs);
    }
    await server.stop();
  }

  /** Answers how long to wait the next time. */
  async function startAgain(firstWaitMs: number): Promise<number> {
    let waitMs = firstWaitMs;
    while (!signal.aborted) {
      await delay(waitMs, undefined, { signal }).catch(() => {});
      waitMs = Math.min(2 * waitMs, longestWaitMs);
      if (signal.aborted) break;
      try {
        server = await startDatabaseServer({ ...request, port });
        break;
      } catch (error) {
        log.error({ err: error, port }, "a database server could not be started again");
      }
    }
    return waitMs;
  }

  return {
    port,
    adminUri,
    stop: async (graceMs) => {
      stopping.abort();
      await server.stop(graceMs);
      await keeping;
    },
  };
}
