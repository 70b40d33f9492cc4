import type { ClusterServers, ServerCondition } from "../../../../src/local/atlas/servers/port.ts";

/** Servers that are only pretended: what a test needs when it asks about the API alone. */
export type NoServers = ClusterServers & {
  /** Opened servers stay `opening` until they are let go. */
  readonly holdServers: () => void;
  /** Nobody gets a port until they are let go. */
  readonly holdPorts: () => void;
  readonly letGo: () => void;
  /** How many wait for a port. */
  readonly waiting: () => number;
  /** A server that was up is not any more. */
  readonly crash: (key: string) => void;
  readonly keys: () => string[];
  /** Who may sign in to this server. */
  readonly users: (key: string) => string[];
};

export function createNoServers(): NoServers {
  const conditions = new Map<string, ServerCondition>();
  const users = new Map<string, Set<string>>();
  let holdsServers = false;
  let holdsPorts = false;
  let nextPort = 21_000;
  let waiting: (() => void)[] = [];
  return {
    reservePort: async () => {
      if (holdsPorts) await new Promise<void>((resolve) => waiting.push(resolve));
      return nextPort++;
    },
    open: async ({ key, users: wanted }) => {
      users.set(key, new Set((await wanted()).map((user) => user.username)));
      conditions.set(key, holdsServers ? "opening" : "open");
    },
    condition: (key) => conditions.get(key) ?? "closed",
    close: async ({ key }) => {
      conditions.set(key, "closed");
    },
    destroy: async (key) => {
      conditions.set(key, "gone");
      users.delete(key);
    },
    putUser: async (key, user) => {
      users.get(key)?.add(user.username);
    },
    dropUser: async (key, username) => {
      users.get(key)?.delete(username);
    },
    cutUser: async () => undefined,
    closeAll: async () => {
      for (const key of conditions.keys()) conditions.set(key, "closed");
    },
    holdServers: () => {
      holdsServers = true;
    },
    holdPorts: () => {
      holdsPorts = true;
    },
    letGo: () => {
      holdsServers = false;
      holdsPorts = false;
      for (const goOn of waiting) goOn();
      waiting = [];
      for (const [key, condition] of conditions) if (condition === "opening") conditions.set(key, "open");
    },
    waiting: () => waiting.length,
    crash: (key) => {
      conditions.set(key, "closed");
    },
    keys: () => [...conditions.keys()],
    users: (key) => [...(users.get(key) ?? [])].sort(),
  };
}
