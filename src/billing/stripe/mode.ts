/** How a secret or restricted key of Stripe begins, and which mode it is of. */
const key = /^(?:sk|rk)_(live|test)_\w+$/;

export function isStripeKey(text: string): boolean {
  return key.test(text);
}

/** Whether the key moves real money: it and its webhooks never mix with those of test mode. */
export function isLiveKey(secretKey: string): boolean {
  return key.exec(secretKey)?.[1] === "live";
}
