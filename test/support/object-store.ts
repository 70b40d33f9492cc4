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

/**
 * An S3-compatible store of texts, path-style, for any buckets: GET, HEAD, PUT that may copy or refuse to overwrite, DELETE and
 * ListObjectsV2 in one page. Signatures are checked as AWS says.
 */
export async function startObjectStore(): Promise<ObjectStore> {
  const objects = new Map<string, string>();
  let failure: number | undefined;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { pathname: path, searchParams } = new URL(request.url ?? "", "http://store");
    const source = sourceOf(request);
    const answer = (status: number, content = "") => response.writeHead(status).end(content);
    if (failure !== undefined) return answer(failure);
    if (!isSigned(request, body)) return answer(403, "<Code>SignatureDoesNotMatch</Code>");
    switch (request.method) {
      case "GET":
        if (searchParams.get("list-type") === "2") return answer(200, listing(objects, path, searchParams));
        return objects.has(path)
          ? answer(200, objects.get(path))
          : answer(404, "<Error><Code>NoSuchKey</Code></Error>");
      case "HEAD":
        return answer(objects.has(path) ? 200 : 404);
      case "DELETE":
        objects.delete(path);
        return answer(204);
      case "PUT":
        if (request.headers["if-none-match"] === "*" && objects.has(path)) return answer(412);
        if (source !== undefined) {
          const content = objects.get(source);
          if (content === undefined) return answer(404, "<Error><Code>NoSuchKey</Code></Error>");
          objects.set(path, content);
          return answer(200, "<CopyObjectResult></CopyObjectResult>");
        }
        objects.set(path, body);
        return answer(200);
      default:
        return answer(405);
    }
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

/** The path of what is to be copied; undefined if nothing is. */
function sourceOf({ headers }: IncomingMessage): string | undefined {
  const source = headers["x-amz-copy-source"];
  return typeof source === "string" ? `/${decodeURIComponent(source).replace(/^\//, "")}` : undefined;
}

/** What lies below a prefix, folded at the delimiter, as ListObjectsV2 answers it. */
function listing(objects: ReadonlyMap<string, string>, bucket: string, asked: URLSearchParams): string {
  const prefix = asked.get("prefix") ?? "";
  const delimiter = asked.get("delimiter") ?? "";
  const root = `${bucket.replace(/\/$/, "")}/`;
  const contents: string[] = [];
  const folders = new Set<string>();
  for (const [path, content] of objects) {
    const key = path.startsWith(root) ? decodeURIComponent(path.slice(root.length)) : "";
    if (key === "" || !key.startsWith(prefix)) continue;
    const end = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    if (end >= 0) folders.add(key.slice(0, end + delimiter.length));
    else
      contents.push(`<Key>${key}</Key><Size>${content.length}</Size><LastModified>2026-01-01T00:00:00Z</LastModified>`);
  }
  const found = contents.map((content) => `<Contents>${content}</Contents>`);
  const folded = [...folders].map((folder) => `<CommonPrefixes><Prefix>${folder}</Prefix></CommonPrefixes>`);
  const inside = [
    `<KeyCount>${found.length + folded.length}</KeyCount><IsTruncated>false</IsTruncated>`,
    ...found,
    ...folded,
  ];
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult>${inside.join("")}</ListBucketResult>`;
}

/** The query as a signature is over it: in order, and with every character encoded that AWS wants encoded. */
function canonicalQuery(query: URLSearchParams): string {
  const encoded = (value: string) =>
    encodeURIComponent(value).replace(
      /[!'()*]/g,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  const pairs = [...query].map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  return pairs.sort().join("&");
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
  const { searchParams } = new URL(request.url ?? "", "http://store");
  const [path] = (request.url ?? "").split("?");
  const canonical = [request.method, path, canonicalQuery(searchParams), headers, names, bodyHash].join("\n");
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
