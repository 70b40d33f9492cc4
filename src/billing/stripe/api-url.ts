const loopback = /^http:\/\/127\.0\.0\.1(?::\d{1,5})?\/?$/;

/** Where a stand-in for Stripe may listen. The secret key goes nowhere but there and to Stripe itself. */
export function isStandInUrl(url: string): boolean {
  return loopback.test(url);
}
