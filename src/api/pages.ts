/** One file that browsers load, as it was built. */
export type PageFile = {
  readonly contentType: string;
  readonly etag: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** The same by content coding (RFC 9110, 8.4.1), where that is smaller. */
  readonly coded: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
};

/** The built pages, kept in memory: they are small, and a newer build beside them changes nothing. */
export type Pages = {
  /** The one document. It holds `noncePlaceholder` wherever the nonce of an answer belongs. */
  readonly index: string;
  /** By path, such as `/assets/index-4f2a.js`. */
  readonly files: ReadonlyMap<string, PageFile>;
};

export const noncePlaceholder = "CSP_NONCE";

/** The addresses that the pages know; every other one is the API's or nobody's. */
export const pagePaths = ["/", "/create-hospital", "/hospitals/:id", "/ops", "/ops/*"] as const;
