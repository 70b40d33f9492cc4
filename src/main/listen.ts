import { createAdaptorServer } from "@hono/node-server";
import { ConfigError } from "./config-error.ts";

type Fetch = Parameters<typeof createAdaptorServer>[0]["fetch"];

/** Listens for HTTP; port 0 takes a free one. A taken port is a matter of configuration and said in one line. */
export async function listen(
  fetch: Fetch,
  host: string,
  port: number,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createAdaptorServer({ fetch });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explained(error, host, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new ConfigError([
    `PORT: ${port} on ${host} is in use by another program. Choose another, such as PORT=${port + 1}.`,
  ]);
}
