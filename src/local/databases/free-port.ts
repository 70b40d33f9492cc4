import { connect, createServer } from "node:net";
import { hasErrorDigits } from "../error-digits.ts";

/** A port of 127.0.0.1 that was free a moment ago, is not among `reserved`, and has neither `404` nor `500` in its number. */
export async function pickFreePort(reserved: ReadonlySet<number> = new Set()): Promise<number> {
  for (;;) {
    const port = await askForPort();
    if (!reserved.has(port) && !hasErrorDigits(String(port))) return port;
  }
}

function askForPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port: 0 }, () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === "string") reject(new Error("The socket has no port number."));
        else resolve(address.port);
      });
    });
  });
}

/** Whether somebody accepts connections on this port of 127.0.0.1. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    const answer = (listening: boolean) => {
      socket.destroy();
      resolve(listening);
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
  });
}
