import { hash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { canonicalJson } from "../../foundation/canonical-json.ts";
import type { Anchor } from "./anchor.ts";

export type ObjectStoreSettings = {
  /** `s3://bucket/prefix` */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Another S3-compatible store than Amazon's, such as `https://minio.example.org`. */
  readonly endpoint?: string;
};

const limitMs = 10_000;
const bucketUrl = /^s3:\/\/([a-z0-9][a-z0-9.-]+[a-z0-9])(?:\/(.*?))?\/?$/;

/** Whether it has the form `s3://bucket/prefix`. */
export function isBucketUrl(url: string): boolean {
  return bucketUrl.test(url);
}

/**
 * Puts each checkpoint into an S3-compatible object store as `<prefix>/<stream>/<sequence>.json`, never over another one
 * (`If-None-Match`, which the store must know). Object Lock on the bucket keeps its owner from doing so as well. Throws if
 * the URL is no `s3://bucket/prefix`.
 */
export function objectStoreAnchor(settings: ObjectStoreSettings): Anchor {
  const { url, region, endpoint = `https://s3.${region}.amazonaws.com`, ...credentials } = settings;
  const [, bucket, prefix = ""] = bucketUrl.exec(url) ?? [];
  if (bucket === undefined) throw new Error(`${url} is not of the form s3://bucket/prefix`);
  const client = new AwsClient({ ...credentials, region, service: "s3", retries: 0 });
  const folder = [bucket, ...prefix.split("/").filter(Boolean)].map(encodeURIComponent).join("/");
  const ask = async (object: string, request: { method: string; headers: Record<string, string>; body?: string }) => {
    const headers = { ...request.headers, "x-amz-content-sha256": hash("sha256", request.body ?? "") };
    return fetch(await client.sign(object, { ...request, headers }), { signal: AbortSignal.timeout(limitMs) });
  };
  return {
    name: `object store ${url}`,
    write: async (checkpoint) => {
      const object = `${endpoint}/${folder}/${encodeURIComponent(checkpoint.stream)}/${checkpoint.sequence}.json`;
      const body = `${canonicalJson(checkpoint)}\n`;
      const headers = { "content-type": "application/json", "if-none-match": "*" };
      const put = await ask(object, { method: "PUT", headers, body });
      await put.body?.cancel();
      if (put.ok) return;
      if (put.status !== 412) throw new Error(`the object store answered ${put.status} to the PUT of ${object}`);
      const standing = await ask(object, { method: "GET", headers: {} });
      if ((await standing.text()) !== body) throw new Error(`another checkpoint stands at ${object} already`);
    },
  };
}
