import { connect, createServer } from "node:net";
import { type RandomBytes, systemRandom } from "../../foundation/ids.ts";
import { hasErrorDigits } from "../error-digits.ts";

/** Below the range from which systems take ports for outgoing connections, so that a port stays free while unused. */
const lowest = 20_000;
const highest = 32_000;

/** A port of 127.0.0.1 that was free a moment ago, is not `reserved`, and has neither `404` nor `500` in its number. */
export async function pickFreePort(
  reserved: ReadonlySet<number> = new Set(),
  random: RandomBytes = systemRandom,
): Promise<number> {
  for (;;) {
    const port = lowest + (random(4).readUInt32BE() % (highest - lowest));
    if (!reserved.has(port) && !hasErrorDigits(String(port)) && (await isFree(port))) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host: "127.0.0.1", port }, () => server.close(() => resolve(true)));
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
