import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import type { RandomBytes } from "../../../foundation/ids.ts";
import {
  type DatabaseBinary,
  type DatabaseServer,
  dropServerUser,
  pickFreePort,
  putServerUser,
  startDatabaseServer,
  syncServerUsers,
} from "../../databases/index.ts";
import { type AdminAccount, adminAccount } from "./admin-account.ts";
import type { ClusterServers, ServerCondition, ServerRequest } from "./port.ts";
import { createTurns } from "./turns.ts";

export type DatabaseServersOptions = {
  readonly binary: DatabaseBinary;
  /** Holds one folder per cluster, named by its key. */
  readonly dir: string;
  /** Ports of clusters that exist already. */
  readonly reservedPorts: Iterable<number>;
  readonly random: RandomBytes;
  readonly log: Logger;
};

type Running = { readonly server: DatabaseServer; readonly admin: AdminAccount };

const firstRestartMs = 200;
const slowestRestartMs = 10_000;

/** One real database process per cluster. */
export function createDatabaseServers(options: DatabaseServersOptions): ClusterServers {
  const { binary, random, log } = options;
  const running = new Map<string, Running>();
  const conditions = new Map<string, ServerCondition>();
  const restarts = new Map<string, NodeJS.Timeout>();
  const reserved = new Set(options.reservedPorts);
  const inTurn = createTurns();
  const dirOf = (key: string) => join(options.dir, key);

  async function start(request: ServerRequest): Promise<void> {
    const { key, port } = request;
    if (running.has(key)) return;
    conditions.set(key, "opening");
    const admin = await adminAccount(dirOf(key), random);
    const server = await startDatabaseServer({ binary, dir: dirOf(key), port, ...admin, log });
    await syncServerUsers({ kind: binary.kind, port, ...admin }, await request.users());
    running.set(key, { server, admin });
    conditions.set(key, "open");
    void server.ended.then((output) => revive(request, server, output));
  }

  function revive(request: ServerRequest, server: DatabaseServer, output: string): void {
    const { key } = request;
    if (running.get(key)?.server !== server) return;
    running.delete(key);
    log.warn({ key, output }, "a database server ended by itself and is started again");
    retry(request, firstRestartMs);
  }

  function retry(request: ServerRequest, afterMs: number): void {
    conditions.set(request.key, "opening");
    const next = Math.min(afterMs * 2, slowestRestartMs);
    const again = () =>
      inTurn(request.key, () => start(request)).catch((error: unknown) => {
        log.error({ key: request.key, err: error }, "a database server could not be started; trying again");
        retry(request, next);
      });
    restarts.set(request.key, setTimeout(again, afterMs));
  }

  async function stop(key: string, graceMs?: number): Promise<void> {
    clearTimeout(restarts.get(key));
    restarts.delete(key);
    const known = running.get(key);
    running.delete(key);
    await known?.server.stop(graceMs);
    conditions.set(key, "closed");
  }

  return {
    reservePort: async () => {
      const port = await pickFreePort(reserved);
      reserved.add(port);
      return port;
    },
    open: (request) =>
      inTurn(request.key, async () => {
        try {
          await start(request);
        } catch (error) {
          retry(request, firstRestartMs);
          throw error;
        }
      }),
    condition: (key) => conditions.get(key) ?? "closed",
    close: (key) => inTurn(key, () => stop(key)),
    destroy: (key) =>
      inTurn(key, async () => {
        await stop(key, 0);
        await rm(dirOf(key), { recursive: true, force: true });
        conditions.set(key, "gone");
      }),
    putUser: (key, user) =>
      inTurn(key, async () => {
        const known = running.get(key);
        if (known !== undefined)
          await putServerUser({ kind: binary.kind, port: known.server.port, ...known.admin }, user);
      }),
    dropUser: (key, username) =>
      inTurn(key, async () => {
        const known = running.get(key);
        if (known !== undefined)
          await dropServerUser({ kind: binary.kind, port: known.server.port, ...known.admin }, username);
      }),
    closeAll: async () => {
      await Promise.all([...conditions.keys()].map((key) => inTurn(key, () => stop(key))));
    },
  };
}
