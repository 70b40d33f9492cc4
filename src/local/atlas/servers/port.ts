import type { ServerUser } from "../../databases/index.ts";

/** `closed` keeps its data; `gone` has none. */
export type ServerCondition = "open" | "opening" | "closed" | "gone";

export type ServerPlace = { readonly key: string; readonly port: number };

export type ServerRequest = ServerPlace & {
  /** Asked for when the server is started: exactly these may sign in. */
  readonly users: () => Promise<readonly ServerUser[]>;
  /** Whether a client from this address may connect now. */
  readonly admits: (address: string) => boolean;
  /** Whether this is an M0 or flex cluster now. */
  readonly isShared: () => boolean;
};

/**
 * The database servers behind the clusters, one per key. Calls for the same key take effect one after the other. An open
 * server accepts clients, whether or not its process runs at the moment.
 */
export type ClusterServers = {
  /** A port that no other cluster has. */
  readonly reservePort: () => Promise<number>;
  /** Resolves when clients can connect. */
  readonly open: (request: ServerRequest) => Promise<void>;
  readonly condition: (key: string) => ServerCondition;
  /** Cuts all clients and accepts no more; the port and the data stay the cluster's own. */
  readonly close: (place: ServerPlace) => Promise<void>;
  /** Stops the server, gives its port back and removes its data. */
  readonly destroy: (key: string) => Promise<void>;
  /** Creates or changes a user on a server that runs. On others this does nothing: a start brings its users. */
  readonly putUser: (key: string, user: ServerUser) => Promise<void>;
  /** Removes a user and cuts its connections. */
  readonly dropUser: (key: string, username: string) => Promise<void>;
  /** Cuts a user's connections. */
  readonly cutUser: (key: string, username: string) => Promise<void>;
  readonly closeAll: () => Promise<void>;
};
