import { rm } from "node:fs/promises";
import type { Logger } from "pino";
import type { RandomBytes } from "../../../foundation/ids.ts";
import {
  type DatabaseBinary,
  type DatabaseServer,
  dropServerUser,
  putServerUser,
  type ServerUser,
  startDatabaseServer,
  syncServerUsers,
} from "../../databases/index.ts";
import { type AdminAccount, adminAccount } from "./admin-account.ts";
import type { ServerCondition, ServerRequest } from "./port.ts";
import { createTurns } from "./turns.ts";

export type ClusterServerOptions = {
  readonly binary: DatabaseBinary;
  /** Holds the server's data and its administrator's password. */
  readonly dir: string;
  readonly random: RandomBytes;
  readonly log: Logger;
};

/** The database server of one cluster. Its calls take effect one after the other. */
export type ClusterServer = {
  readonly condition: () => ServerCondition;
  readonly open: (request: ServerRequest) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly destroy: () => Promise<void>;
  readonly putUser: (user: ServerUser) => Promise<void>;
  readonly dropUser: (username: string) => Promise<void>;
};

type Running = { readonly process: DatabaseServer; readonly admin: AdminAccount };

const firstRestartMs = 200;
const slowestRestartMs = 10_000;

/** A server that is started again, ever more slowly, when it ends by itself or does not start. */
export function createClusterServer({ binary, dir, random, log }: ClusterServerOptions): ClusterServer {
  const inTurn = createTurns();
  let condition: ServerCondition = "closed";
  let running: Running | undefined;
  let restart: NodeJS.Timeout | undefined;

  async function start(request: ServerRequest): Promise<void> {
    if (running !== undefined) return;
    clearTimeout(restart);
    condition = "opening";
    const admin = await adminAccount(dir, random);
    const process = await startDatabaseServer({ binary, dir, port: request.port, ...admin, log });
    try {
      const users = await request.users();
      const refused = await syncServerUsers({ kind: binary.kind, port: process.port, ...admin }, users);
      if (refused.length > 0) log.error({ dir, users: refused }, "a database server does not take some of its users");
    } catch (error) {
      await process.stop(0);
      throw error;
    }
    running = { process, admin };
    condition = "open";
    void process.ended.then((output) => {
      if (running?.process !== process) return;
      running = undefined;
      log.warn({ dir, output }, "a database server ended by itself and is started again");
      retry(request, firstRestartMs);
    });
  }

  function retry(request: ServerRequest, afterMs: number): void {
    condition = "opening";
    clearTimeout(restart);
    restart = setTimeout(() => {
      inTurn(() => start(request)).catch((error: unknown) => {
        log.error({ dir, err: error }, "a database server could not be started; trying again");
        retry(request, Math.min(afterMs * 2, slowestRestartMs));
      });
    }, afterMs);
  }

  async function stop(graceMs?: number): Promise<void> {
    clearTimeout(restart);
    const before = running;
    running = undefined;
    await before?.process.stop(graceMs);
    condition = "closed";
  }

  /** On a server that is not running this does nothing: opening brings its users. */
  function change(act: (server: { kind: DatabaseBinary["kind"]; port: number } & AdminAccount) => Promise<void>) {
    return inTurn(async () => {
      if (running !== undefined) await act({ kind: binary.kind, port: running.process.port, ...running.admin });
    });
  }

  return {
    condition: () => condition,
    open: (request) =>
      inTurn(async () => {
        try {
          await start(request);
        } catch (error) {
          retry(request, firstRestartMs);
          throw error;
        }
      }),
    close: () => inTurn(() => stop()),
    destroy: () =>
      inTurn(async () => {
        await stop(0);
        await rm(dir, { recursive: true, force: true });
        condition = "gone";
      }),
    putUser: (user) => change((server) => putServerUser(server, user)),
    dropUser: (username) => change((server) => dropServerUser(server, username)),
  };
}
