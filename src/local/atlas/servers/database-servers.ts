import { join } from "node:path";
import { pickFreePort } from "../../databases/index.ts";
import { type ClusterServer, createClusterServer } from "./cluster-server.ts";
import type { ClusterServers } from "./port.ts";
import type { SleepingServerOptions } from "./sleeping-server.ts";
import { createGate } from "./turns.ts";

export type DatabaseServersOptions = Omit<SleepingServerOptions, "pickPort" | "startGate"> & {
  /** Holds one folder per cluster, named by its key. */
  readonly dir: string;
  /** Ports of clusters that exist already. */
  readonly reservedPorts: Iterable<number>;
};

const startsAtOnce = 4;

/** One database process per cluster that is used, behind a proxy. After `closeAll` nothing is opened any more. */
export function createDatabaseServers({ reservedPorts, ...options }: DatabaseServersOptions): ClusterServers {
  const servers = new Map<string, ClusterServer>();
  const reserved = new Set(reservedPorts);
  const startGate = createGate(startsAtOnce);
  let isOver = false;

  const pickPort = () => pickFreePort(reserved, options.random);

  function server(key: string): ClusterServer {
    const known =
      servers.get(key) ?? createClusterServer({ ...options, dir: join(options.dir, key), pickPort, startGate });
    servers.set(key, known);
    return known;
  }

  return {
    reservePort: async () => {
      const port = await pickPort();
      reserved.add(port);
      return port;
    },
    open: async (request) => {
      if (!isOver) await server(request.key).open(request);
    },
    condition: (key) => servers.get(key)?.condition() ?? "closed",
    close: async ({ key, port }) => {
      if (!isOver) await server(key).close(port);
    },
    destroy: (key) => server(key).destroy(),
    putUser: (key, user) => server(key).putUser(user),
    dropUser: (key, username) => server(key).dropUser(username),
    cutUser: (key, username) => server(key).cutUser(username),
    closeAll: async () => {
      isOver = true;
      await Promise.all([...servers.values()].map((each) => each.leave()));
    },
  };
}
