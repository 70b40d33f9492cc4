import { resolve } from "node:path";
import { z } from "zod";
import { isBucketUrl, type ObjectStoreSettings } from "../audit/anchors/object-store.ts";

/** Where signed checkpoints of the ledgers are kept beside the database, and how to sign in there. */
export const AnchorsEnvironment = z.object({
  LEDGER_ANCHORS: z.string().optional(),
  AWS_REGION: z.string().optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_ENDPOINT_URL_S3: z.url().optional(),
});
export type AnchorsEnvironment = z.infer<typeof AnchorsEnvironment>;

export type AnchorConfig =
  | { readonly kind: "file"; readonly path: string }
  | ({ readonly kind: "object-store" } & ObjectStoreSettings);

/** Files and `s3://bucket/prefix`, with commas between them; a file under the data folder if nothing is said. */
export function anchorsOf(env: AnchorsEnvironment, dataDir: string): AnchorConfig[] {
  const places = placesIn(env.LEDGER_ANCHORS ?? `${dataDir}/ledger-anchors.jsonl`);
  return places.map((place) => (isObjectStore(place) ? objectStore(env, place) : file(place)));
}

/** What keeps an object store from being used; empty if nothing does. */
export function anchorProblems(env: AnchorsEnvironment): string[] {
  const stores = placesIn(env.LEDGER_ANCHORS ?? "").filter(isObjectStore);
  if (stores.length === 0) return [];
  const needed = ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"] as const;
  const missing = needed.filter((name) => !env[name]);
  return [
    ...(stores.every(isBucketUrl) ? [] : ["LEDGER_ANCHORS: an object store is named as s3://bucket/prefix."]),
    ...(missing.length > 0 ? [`${missing.join(" and ")}: missing, while LEDGER_ANCHORS names an object store.`] : []),
  ];
}

function placesIn(text: string): string[] {
  return text
    .split(",")
    .map((place) => place.trim())
    .filter(Boolean);
}

function isObjectStore(place: string): boolean {
  return place.startsWith("s3://");
}

function file(place: string): AnchorConfig {
  return { kind: "file", path: resolve(place) };
}

function objectStore(env: AnchorsEnvironment, url: string): AnchorConfig {
  return {
    kind: "object-store",
    url,
    region: env.AWS_REGION ?? "",
    accessKeyId: env.AWS_ACCESS_KEY_ID ?? "",
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "",
    ...(env.AWS_SESSION_TOKEN !== undefined && { sessionToken: env.AWS_SESSION_TOKEN }),
    ...(env.AWS_ENDPOINT_URL_S3 !== undefined && { endpoint: env.AWS_ENDPOINT_URL_S3 }),
  };
}
