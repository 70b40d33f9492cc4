import { Stripe } from "stripe";
import { isStandInUrl } from "./api-url.ts";

/** What requests are written and answers read by. A newer library with another version does not compile: look first. */
const apiVersion = "2026-10-28.endive";

export type StripeAccess = {
  readonly secretKey: string;
  /** A stand-in of tests on 127.0.0.1; left out: Stripe. */
  readonly apiUrl?: string;
  /** How long one attempt may take. */
  readonly timeoutMs?: number;
  /** Further attempts of the library after a lost connection, a conflict or an error of Stripe's own. */
  readonly retries?: number;
};

/** The library, told to keep its telemetry to itself. Throws for an address that the secret key may not be sent to. */
export function openStripe({ secretKey, apiUrl, timeoutMs = 10_000, retries = 2 }: StripeAccess): Stripe {
  const options = { apiVersion, telemetry: false, timeout: timeoutMs, maxNetworkRetries: retries } as const;
  if (apiUrl === undefined) return new Stripe(secretKey, options);
  if (!isStandInUrl(apiUrl)) throw new Error("the secret key of Stripe is sent to Stripe and to 127.0.0.1 only");
  const { hostname: host, port } = new URL(apiUrl);
  return new Stripe(secretKey, { ...options, protocol: "http", host, port: port || "80" });
}
