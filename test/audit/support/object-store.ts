import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export const storeKeys = {
  accessKeyId: "AKIATEST",
  secretAccessKey: "canary-object-store-secret",
  region: "eu-test-1",
};

export type ObjectStore = {
  readonly endpoint: string;
  readonly objects: Map<string, string>;
  /** Answers every request with this status from now on. */
  readonly failWith: (status: number) => void;
  readonly close: () => Promise<void>;
};

/** As much of an S3-compatible store as a PUT that never overwrites needs; signatures are checked as AWS says. */
export async function startObjectStore(): Promise<ObjectStore> {
  const objects = new Map<string, string>();
  let failure: number | undefined;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const path = request.url ?? "";
    const answer = (status: number, content = "") => response.writeHead(status).end(content);
    if (failure !== undefined) return answer(failure);
    if (!isSigned(request, body)) return answer(403, "<Code>SignatureDoesNotMatch</Code>");
    if (request.method === "GET") return objects.has(path) ? answer(200, objects.get(path)) : answer(404);
    if (request.method !== "PUT") return answer(405);
    if (request.headers["if-none-match"] === "*" && objects.has(path)) return answer(412);
    objects.set(path, body);
    return answer(200);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    failWith: (status) => {
      failure = status;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const authorization =
  /^AWS4-HMAC-SHA256 Credential=(\S+?)\/(\d{8})\/(\S+?)\/s3\/aws4_request, SignedHeaders=(\S+?), Signature=([0-9a-f]{64})$/;

/** Signature Version 4, as the documentation of Amazon S3 computes it. */
function isSigned(request: IncomingMessage, body: string): boolean {
  const [, accessKeyId, day = "", region, names = "", signature] =
    authorization.exec(request.headers.authorization ?? "") ?? [];
  const header = (name: string) => String(request.headers[name] ?? "");
  const bodyHash = sha256(body);
  if (accessKeyId !== storeKeys.accessKeyId || region !== storeKeys.region) return false;
  if (header("x-amz-content-sha256") !== bodyHash) return false;
  const signed = names.split(";");
  if (!["host", "x-amz-content-sha256", "x-amz-date"].every((name) => signed.includes(name))) return false;
  const headers = signed.map((name) => `${name}:${header(name).trim()}\n`).join("");
  const canonical = [request.method, request.url, "", headers, names, bodyHash].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", header("x-amz-date"), scope, sha256(canonical)].join("\n");
  const key = [day, storeKeys.region, "s3", "aws4_request"].reduce<string | Buffer>(
    (last, part) => createHmac("sha256", last).update(part).digest(),
    `AWS4${storeKeys.secretAccessKey}`,
  );
  return createHmac("sha256", key).update(toSign).digest("hex") === signature;
}

function sha256(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}
