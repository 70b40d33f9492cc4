import type { Json } from "./json.ts";

/** Where Atlas is and who asks; always from one source, so that no key is ever sent to another's address. */
export type AtlasAccess = { readonly baseUrl: string; readonly signIn: SignIn };

export type SignIn =
  | { readonly kind: "access-token"; readonly accessToken: string }
  | { readonly kind: "service-account"; readonly clientId: string; readonly clientSecret: string }
  | { readonly kind: "api-key"; readonly publicKey: string; readonly privateKey: string };

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
export type AtlasClient = {
  readonly send: (request: AtlasRequest) => Promise<Json>;
  /** Fetches what a sign-in needs beforehand, so that wrong credentials of a service account show at once. */
  readonly signIn: () => Promise<void>;
};
