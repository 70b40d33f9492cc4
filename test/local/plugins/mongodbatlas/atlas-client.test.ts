import { once } from "node:events";
import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import { useAtlas } from "../../atlas/support/use-atlas.ts";
import { clientOf } from "../support/atlas-call.ts";

/** What callers of the official plugin match on. */
const decisiveLine = /HTTP (\d{3}) [^(]*\(Error code: "([A-Z0-9_]+)"\)/;
const local = useAtlas();
const missing = { method: "GET", path: "/groups/0123456789abcdef01234567", version: "2023-01-01" } as const;

async function messageOf(request: Promise<unknown>): Promise<string> {
  return request.then(
    () => "",
    (error: Error) => error.message,
  );
}

describe("the client of the Admin API", () => {
  test("signs in by digest and gets what it asks for", async () => {
    const client = clientOf(local().atlas);
    const created = { method: "POST", path: "/groups", version: "2023-01-01" } as const;
    const answer = await client.send({ ...created, body: { name: "p", orgId: local().atlas.orgId } });
    expect(answer).toMatchObject({ name: "p", clusterCount: 0 });
  });

  test("words a refusal as the official plugin does", async () => {
    const message = await messageOf(clientOf(local().atlas).send(missing));
    expect(decisiveLine.exec(message)?.slice(1)).toEqual(["404", "GROUP_NOT_FOUND"]);
    expect(message).toBe(
      `${local().atlas.baseUrl}/api/atlas/v2${missing.path} GET: HTTP 404 Not Found (Error code: "GROUP_NOT_FOUND") ` +
        `Detail: No group with ID 0123456789abcdef01234567 exists. Reason: Not Found. ` +
        `Params: [0123456789abcdef01234567], BadRequestDetail: `,
    );
  });

  test("is refused with a wrong key, which it does not tell", async () => {
    const privateKey = "not-the-private-key";
    const message = await messageOf(clientOf({ ...local().atlas, privateKey }).send(missing));
    expect(decisiveLine.exec(message)?.[1]).toBe("401");
    expect(message).not.toContain(privateKey);
  });

  test("says who does not answer", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    server.close();
    await once(server, "close");
    const baseUrl = `http://127.0.0.1:${port}`;
    const message = await messageOf(clientOf({ ...local().atlas, baseUrl }).send(missing));
    const url = `${baseUrl}/api/atlas/v2${missing.path}`;
    expect(message).toBe(`Get "${url}": dial tcp 127.0.0.1:${port}: connect: connection refused`);
  });

  test.each([
    [200, "application/json", "<html>", /^\(200 OK\) failed to decode response body: /],
    [502, "text/html", "<html>", /^\(502 Bad Gateway\) failed to decode response body: undefined response type$/],
    [502, "application/json", "<html>", /: invalid character '<' looking for beginning of value$/],
    [502, "application/json", '{"error', /: unexpected EOF$/],
    [502, "application/json", '"no"', /: json: cannot unmarshal string into Go value of type admin\.ApiError$/],
    [502, "text/html", "", /GET: HTTP 502 Bad Gateway \(Error code: ""\) Detail: {2}Reason: /],
  ])("reports a %i of type %s with the body %j", async (status, type, body, expected) => {
    const server = createServer((_request, response) =>
      response.writeHead(status, { "content-type": type }).end(body),
    ).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    try {
      const client = clientOf({ ...local().atlas, baseUrl: `http://127.0.0.1:${port}/` });
      expect(await messageOf(client.send(missing))).toMatch(expected);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
