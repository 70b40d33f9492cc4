import { join } from "node:path";
import { pickFreePort } from "../../databases/index.ts";
import { type ClusterServer, type ClusterServerOptions, createClusterServer } from "./cluster-server.ts";
import type { ClusterServers } from "./port.ts";

export type DatabaseServersOptions = Omit<ClusterServerOptions, "dir"> & {
  /** Holds one folder per cluster, named by its key. */
  readonly dir: string;
  /** Ports of clusters that exist already. */
  readonly reservedPorts: Iterable<number>;
};

/** One real database process per cluster. After `closeAll` nothing is started any more. */
export function createDatabaseServers({ reservedPorts, ...options }: DatabaseServersOptions): ClusterServers {
  const servers = new Map<string, ClusterServer>();
  const reserved = new Set(reservedPorts);
  let isOver = false;

  function server(key: string): ClusterServer {
    const known = servers.get(key) ?? createClusterServer({ ...options, dir: join(options.dir, key) });
    servers.set(key, known);
    return known;
  }

  return {
    reservePort: async () => {
      const port = await pickFreePort(reserved, options.random);
      reserved.add(port);
      return port;
    },
    open: async (request) => {
      if (!isOver) await server(request.key).open(request);
    },
    condition: (key) => servers.get(key)?.condition() ?? "closed",
    close: (key) => server(key).close(),
    destroy: (key) => server(key).destroy(),
    putUser: (key, user) => server(key).putUser(user),
    dropUser: (key, username) => server(key).dropUser(username),
    closeAll: async () => {
      isOver = true;
      await Promise.all([...servers.values()].map((each) => each.close()));
    },
  };
}
