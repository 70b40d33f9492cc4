import { subscribe, unsubscribe } from "node:diagnostics_channel";

const channel = "undici:request:create";

/** How many HTTP requests go out to an address while `work` is done. */
export async function countRequests(baseUrl: string, work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const note = (message: unknown) => {
    const { request } = message as { request: { origin: string } };
    if (request.origin === baseUrl) count += 1;
  };
  subscribe(channel, note);
  try {
    await work();
  } finally {
    unsubscribe(channel, note);
  }
  return count;
}
