import { rm } from "node:fs/promises";
import { dropServerUser, putServerUser, type ServerUser } from "../../databases/index.ts";
import { openWireProxy, type WireProxy } from "../../proxy/index.ts";
import type { ServerCondition, ServerRequest } from "./port.ts";
import { createSleepingServer, type SleepingServerOptions } from "./sleeping-server.ts";
import { createTurns } from "./turns.ts";

/** The proxy of one cluster and the server behind it. Its calls take effect one after the other. */
export type ClusterServer = {
  readonly condition: () => ServerCondition;
  readonly open: (request: ServerRequest) => Promise<void>;
  readonly close: (port: number) => Promise<void>;
  readonly destroy: () => Promise<void>;
  readonly putUser: (user: ServerUser) => Promise<void>;
  readonly dropUser: (username: string) => Promise<void>;
  readonly cutUser: (username: string) => Promise<void>;
  /** Stops everything and gives the port back; what the cluster holds stays. */
  readonly leave: () => Promise<void>;
};

export function createClusterServer(options: SleepingServerOptions): ClusterServer {
  const { dir, log } = options;
  const inTurn = createTurns();
  const server = createSleepingServer(options);
  let condition: ServerCondition = "closed";
  let proxy: WireProxy | undefined;
  let serving: ServerRequest | undefined;

  /** The port is held for the cluster's whole life, so that nobody else can take it while the cluster is paused. */
  async function holdPort(port: number): Promise<void> {
    proxy ??= await openWireProxy(port, {
      admits: (address) => serving?.admits(address) ?? false,
      isShared: () => serving?.isShared() ?? false,
      use: async () => {
        if (serving === undefined) throw new Error("The cluster accepts no clients.");
        return server.use(serving.users);
      },
      log,
    });
  }

  async function leave(graceMs?: number): Promise<void> {
    serving = undefined;
    await proxy?.close();
    proxy = undefined;
    await server.stop(graceMs);
    condition = "closed";
  }

  return {
    condition: () => condition,
    open: (request) =>
      inTurn(async () => {
        condition = "opening";
        await holdPort(request.port);
        serving = request;
        condition = "open";
      }),
    close: (port) =>
      inTurn(async () => {
        serving = undefined;
        proxy?.cutAll();
        await server.stop();
        condition = "closed";
        await holdPort(port);
      }),
    destroy: () =>
      inTurn(async () => {
        await leave(0);
        await rm(dir, { recursive: true, force: true });
        condition = "gone";
      }),
    putUser: (user) => server.change((admin) => putServerUser(admin, user)),
    dropUser: async (username) => {
      await server.change((admin) => dropServerUser(admin, username));
      proxy?.cutUser(username);
    },
    cutUser: async (username) => {
      proxy?.cutUser(username);
    },
    leave: () => inTurn(() => leave()),
  };
}
