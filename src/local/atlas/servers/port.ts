import type { ServerUser } from "../../databases/index.ts";

/** `closed` keeps its data; `gone` has none. */
export type ServerCondition = "open" | "opening" | "closed" | "gone";

export type ServerRequest = {
  readonly key: string;
  readonly port: number;
  /** Asked for when the server is up: exactly these may sign in. */
  readonly users: () => Promise<readonly ServerUser[]>;
};

/**
 * The database servers behind the clusters, one per key. Calls for the same key take effect one after the other; a
 * server that dies is started again until it is closed.
 */
export type ClusterServers = {
  /** A port that no other cluster has. */
  readonly reservePort: () => Promise<number>;
  /** Resolves when the server answers and its users are right. */
  readonly open: (request: ServerRequest) => Promise<void>;
  readonly condition: (key: string) => ServerCondition;
  readonly close: (key: string) => Promise<void>;
  /** Stops the server and removes its data. */
  readonly destroy: (key: string) => Promise<void>;
  /** Creates or changes a user. On a server that is not open this does nothing: opening brings its users. */
  readonly putUser: (key: string, user: ServerUser) => Promise<void>;
  readonly dropUser: (key: string, username: string) => Promise<void>;
  readonly closeAll: () => Promise<void>;
};
