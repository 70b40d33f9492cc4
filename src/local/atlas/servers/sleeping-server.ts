import type { Logger } from "pino";
import type { RandomBytes } from "../../../foundation/ids.ts";
import {
  type DatabaseBinary,
  type DatabaseServer,
  type ServerAdmin,
  type ServerUser,
  startDatabaseServer,
  syncServerUsers,
} from "../../databases/index.ts";
import type { Use } from "../../proxy/index.ts";
import { adminAccount } from "./admin-account.ts";
import { type KnownUsers, knownUsers } from "./known-users.ts";
import { createTurns, type Turns } from "./turns.ts";

export type SleepingServerOptions = {
  readonly binary: DatabaseBinary;
  /** Holds the server's data and its administrator's password. */
  readonly dir: string;
  readonly random: RandomBytes;
  readonly log: Logger;
  /** A server that nobody has used for so long is stopped. */
  readonly idleMs: number;
  readonly pickPort: () => Promise<number>;
  /** Shared by all servers, so that a crowd of clients does not start all of them at the same moment. */
  readonly startGate: Turns;
};

type Admin = ServerAdmin & { readonly kind: DatabaseBinary["kind"] };
type Running = { readonly process: DatabaseServer; readonly admin: Admin; readonly known: KnownUsers };

/** A database server that runs while somebody uses it, and a while longer. */
export type SleepingServer = {
  /** Starts the server, if need be with these users, and keeps it running until the use is released. */
  readonly use: (users: () => Promise<readonly ServerUser[]>) => Promise<Use>;
  /** Acts on the server if it runs. */
  readonly change: (act: (admin: Admin) => Promise<void>) => Promise<void>;
  readonly stop: (graceMs?: number) => Promise<void>;
};

export function createSleepingServer(options: SleepingServerOptions): SleepingServer {
  const { binary, dir, random, log, idleMs, startGate } = options;
  const inTurn = createTurns();
  let running: Running | undefined;
  let uses = 0;
  let idle: NodeJS.Timeout | undefined;

  async function start(users: () => Promise<readonly ServerUser[]>): Promise<Running> {
    const account = await adminAccount(dir, random);
    const process = await startDatabaseServer({ binary, dir, port: await options.pickPort(), ...account, log });
    const started = {
      process,
      admin: { kind: binary.kind, port: process.port, ...account },
      known: knownUsers(dir, account),
    };
    try {
      await giveUsers(started, await users());
    } catch (error) {
      await process.stop(0);
      throw error;
    }
    void process.ended.then((output) => {
      if (running?.process !== process) return;
      running = undefined;
      log.warn({ dir, output }, "a database server ended by itself; its next client starts it again");
    });
    return started;
  }

  async function giveUsers({ admin, known }: Running, users: readonly ServerUser[]): Promise<void> {
    if (await known.are(users)) return;
    await known.forget();
    const refused = await syncServerUsers(admin, users);
    if (refused.length > 0) log.error({ dir, users: refused }, "a database server does not take some of its users");
    else await known.remember(users);
  }

  async function stop(graceMs?: number): Promise<void> {
    clearTimeout(idle);
    const before = running;
    running = undefined;
    await before?.process.stop(graceMs);
  }

  function stopWhenIdle(): void {
    clearTimeout(idle);
    if (uses > 0) return;
    idle = setTimeout(() => {
      inTurn(async () => {
        if (uses === 0) await stop();
      }).catch((error: unknown) => log.error({ dir, err: error }, "an idle database server could not be stopped"));
    }, idleMs);
    idle.unref();
  }

  function release(): void {
    uses -= 1;
    stopWhenIdle();
  }

  return {
    use: (users) =>
      inTurn(async () => {
        running ??= await startGate(() => start(users));
        uses += 1;
        clearTimeout(idle);
        return { port: running.process.port, release };
      }),
    change: (act) =>
      inTurn(async () => {
        if (running === undefined) return;
        await running.known.forget();
        await act(running.admin);
      }),
    stop: (graceMs) => inTurn(() => stop(graceMs)),
  };
}
