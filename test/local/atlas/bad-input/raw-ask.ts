import { request } from "node:http";
import { digestAuthorization } from "../support/digest-client.ts";
import type { TestAtlas } from "../support/local-atlas.ts";

export type RawAnswer = { readonly status: number; readonly code: string | undefined; readonly text: string };

/** Sends a path and a body as they stand: no client tidies them up on the way. */
export async function rawAsk(
  { atlas }: TestAtlas,
  method: string,
  path: string,
  body?: Buffer | string,
  type = "application/vnd.atlas.2025-03-12+json",
): Promise<RawAnswer> {
  const challenge = await send(atlas.baseUrl, "GET", "/api/atlas/v2/orgs", {});
  const full = `/api/atlas/v2${path}`;
  const url = { pathname: full, search: "" } as URL;
  const headers = {
    Accept: "application/vnd.atlas.2025-03-12+json",
    Authorization: digestAuthorization(String(challenge.headers["www-authenticate"]), method, url, atlas),
    ...(body === undefined ? {} : { "Content-Type": type, "Content-Length": String(Buffer.byteLength(body)) }),
  };
  const answer = await send(atlas.baseUrl, method, full, headers, body);
  const code = answer.headers["x-error-code"];
  return { status: answer.status, code: code === undefined ? undefined : String(code), text: answer.text };
}

type Sent = { status: number; headers: Record<string, string | string[] | undefined>; text: string };

function send(base: string, method: string, path: string, headers: object, body?: Buffer | string): Promise<Sent> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path, headers: { ...headers }, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => {
        const text = Buffer.concat(parts).toString();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
      });
      answer.on("error", reject);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
