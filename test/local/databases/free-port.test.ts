import { createServer } from "node:net";
import { expect, test } from "vitest";
import { isListening, pickFreePort } from "../../../src/local/databases/index.ts";

test("a port with the digits of an HTTP error, a reserved one and one in use are passed over", async () => {
  const busy = createServer();
  await new Promise<void>((resolve) => busy.listen({ host: "127.0.0.1", port: 20_003 }, resolve));
  try {
    const offers = [404, 500, 5_004, 1, 3, 2];
    const random = () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(offers.shift() ?? 2);
      return bytes;
    };
    expect(await isListening(20_003)).toBe(true);
    expect(await pickFreePort(new Set([20_001]), random)).toBe(20_002);
  } finally {
    await new Promise((resolve) => busy.close(resolve));
  }
});
