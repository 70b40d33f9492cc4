import { connect as connectTo, createServer, type Server, type Socket } from "node:net";
import type { Logger } from "pino";
import { type Connection, connect } from "./connection.ts";

/** Use of the server behind the proxy, for as long as one connection lasts. */
export type Use = { readonly port: number; readonly release: () => void };

export type ProxyRules = {
  /** Whether a client from this address may connect now. */
  readonly admits: (address: string) => boolean;
  /** Whether the cluster is an M0 or flex cluster now. */
  readonly isShared: () => boolean;
  /** Brings up the server if it does not run. */
  readonly use: () => Promise<Use>;
  readonly log: Logger;
};

export type WireProxy = {
  /** Cuts the connections of this user; how many there were. */
  readonly cutUser: (username: string) => number;
  /** Cuts all connections. New ones are admitted as the rules say. */
  readonly cutAll: () => void;
  /** Cuts all connections and gives the port back. */
  readonly close: () => Promise<void>;
};

const host = "127.0.0.1";

/** Listens on this port of 127.0.0.1 until it is closed. Throws when another program has the port. */
export async function openWireProxy(port: number, rules: ProxyRules): Promise<WireProxy> {
  const connections = new Set<Connection>();
  const clients = new Set<Socket>();
  const server = createServer({ noDelay: true, pauseOnConnect: true }, (client) => {
    if (!rules.admits(client.remoteAddress ?? "")) return void client.destroy();
    clients.add(client);
    client.once("close", () => clients.delete(client));
    join(client, rules, connections).catch((error: unknown) => {
      rules.log.error({ err: error, port }, "the database server behind a cluster could not be reached");
      client.destroy();
    });
  });
  await listen(server, port);
  const cutAll = () => {
    for (const client of clients) client.destroy();
  };
  return {
    cutUser: (username) => {
      const concerned = [...connections].filter((connection) => connection.isOf(username));
      for (const connection of concerned) connection.cut();
      return concerned.length;
    },
    cutAll,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cutAll();
      }),
  };
}

async function join(client: Socket, rules: ProxyRules, connections: Set<Connection>): Promise<void> {
  client.once("error", () => client.destroy());
  const use = await rules.use();
  try {
    const server = await reach(use.port);
    if (client.destroyed) server.destroy();
    const connection = connect(client, server, rules.isShared);
    connections.add(connection);
    await new Promise((resolve) => {
      if (server.closed) resolve(undefined);
      server.once("close", resolve);
    });
    connections.delete(connection);
  } finally {
    use.release();
  }
}

function reach(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTo({ host, port, noDelay: true });
    socket.once("connect", () => {
      socket.off("error", reject);
      resolve(socket);
    });
    socket.once("error", reject);
  });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      server.on("error", () => undefined);
      resolve();
    });
  });
}
