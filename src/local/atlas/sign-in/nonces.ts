import { createHmac, timingSafeEqual } from "node:crypto";
import type { Clock } from "../../../foundation/clock.ts";
import type { RandomBytes } from "../../../foundation/ids.ts";

const lifeMs = 5 * 60_000;

export type Nonces = {
  readonly issue: () => string;
  readonly check: (nonce: string) => "fresh" | "stale" | "unknown";
};

/** Nonces that carry their own time and seal, so that nothing has to be remembered; each is good for five minutes. */
export function createNonces(clock: Clock, random: RandomBytes): Nonces {
  const key = random(32);
  const seal = (body: string) => createHmac("sha256", key).update(body).digest("base64url").slice(0, 22);
  return {
    issue: () => {
      const body = `${clock.now().getTime().toString(36)}.${random(9).toString("base64url")}`;
      return `${body}.${seal(body)}`;
    },
    check: (nonce) => {
      const cut = nonce.lastIndexOf(".");
      const body = nonce.slice(0, Math.max(cut, 0));
      if (!equal(nonce.slice(cut + 1), seal(body))) return "unknown";
      const issuedMs = Number.parseInt(body, 36);
      return clock.now().getTime() - issuedMs <= lifeMs ? "fresh" : "stale";
    },
  };
}

/** Compares two short texts without telling by its time where they differ. */
export function equal(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
