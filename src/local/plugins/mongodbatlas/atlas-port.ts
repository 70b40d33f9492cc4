import type { Json } from "./json.ts";

/** Where Atlas is and who asks; always from one source, so that no key is ever sent to another's address. */
export type AtlasAccess = { readonly baseUrl: string; readonly publicKey: string; readonly privateKey: string };

export type AtlasRequest = {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below `/api/atlas/v2`, with a leading slash and its parts URL-encoded. */
  readonly path: string;
  /** Date of the resource version, such as `2024-08-05`. */
  readonly version: string;
  readonly body?: Json;
  readonly headers?: { readonly [name: string]: string };
};

/** Sends requests to the Atlas Admin API. An answer other than 2xx is thrown as an `AtlasApiError`. */
export type AtlasClient = { readonly send: (request: AtlasRequest) => Promise<Json> };
