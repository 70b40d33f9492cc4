import { signatureOf } from "../billing/fake-stripe.ts";

type Deliver = (body: string, signature: string) => Promise<Response>;

/** Delivers events as badly as Stripe may: each so many times, in an order that the seed gives, all at once. */
export async function deliverBadly(events: readonly string[], times: number, seed: number, deliver: Deliver) {
  const copies = Array.from({ length: times }, () => events).flat();
  return Promise.all(shuffled(copies, seed).map((body) => deliver(body, signatureOf(body))));
}

/** The same order for the same seed. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state;
  };
  return items
    .map((item) => ({ item, place: next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
