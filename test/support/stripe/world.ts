import { plans } from "../../../src/domain/plans.ts";

/** An object of Stripe's, as it stands in its API. */
export type StripeObject = { readonly id: string; readonly [field: string]: unknown };
export type Kind = "sessions" | "subscriptions" | "invoices" | "charges" | "prices";

/** What there is at the stand-in: by kind, in the order in which it was made. */
export type World = {
  readonly all: (kind: Kind) => readonly StripeObject[];
  readonly find: (kind: Kind, id: string) => StripeObject | null;
  /** Makes an object, or changes the named fields of one. */
  readonly put: (kind: Kind, id: string, fields: Record<string, unknown>) => StripeObject;
  /** An id that no other object has. */
  readonly newId: (prefix: string) => string;
  readonly nowSeconds: () => number;
};

/** The prices that the stand-in sells, by plan. */
export const standInPrices = {
  starter: ["price_starter"],
  professional: ["price_professional"],
  enterprise: ["price_enterprise"],
} as const;

export function createWorld(): World {
  const kinds = new Map<Kind, Map<string, StripeObject>>();
  let made = 0;
  const of = (kind: Kind) => {
    const known = kinds.get(kind) ?? new Map<string, StripeObject>();
    kinds.set(kind, known);
    return known;
  };
  const world: World = {
    all: (kind) => [...of(kind).values()],
    find: (kind, id) => of(kind).get(id) ?? null,
    put: (kind, id, fields) => {
      const next = { ...of(kind).get(id), ...fields, id };
      of(kind).set(id, next);
      return next;
    },
    newId: (prefix) => `${prefix}_standin${String(++made).padStart(6, "0")}`,
    nowSeconds: () => Math.floor(Date.now() / 1_000),
  };
  for (const plan of ["starter", "professional", "enterprise"] as const) {
    const { USD, ...others } = plans[plan].priceCents;
    const inOthers = Object.entries(others).map(([code, cents]) => [code.toLowerCase(), { unit_amount: cents }]);
    world.put("prices", `price_${plan}`, {
      object: "price",
      currency: "usd",
      unit_amount: USD,
      currency_options: Object.fromEntries(inOthers),
    });
  }
  world.put("prices", "price_of_a_shop", { object: "price", currency: "usd", unit_amount: 700 });
  return world;
}
