import type { Hospital } from "../../domain/hospitals.ts";
import type { Payment } from "../../domain/payments.ts";
import { type Currency, plans } from "../../domain/plans.ts";
import { tierPrices, tierPricesAsOf } from "../../domain/tier-prices.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { Caller } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { showHospital } from "../hospitals/show.ts";
import type { ServiceProblem } from "../problems.ts";

/** What a hospital pays a month beside what its Atlas costs, in cents. An estimate, with the day of its price table. */
export type Margin = {
  readonly planPriceCents: number;
  readonly currency: Currency | null;
  readonly atlasCostCents: number;
  /** Null in another currency than Atlas bills in: rates are nobody's here to know. */
  readonly marginCents: number | null;
  readonly pricesAsOf: string;
};

export type HospitalPayments = {
  readonly hospital: Hospital;
  /** Newest first. */
  readonly payments: readonly Payment[];
  /** Null for the hospital's own browser: what Atlas costs is the house's business. */
  readonly margin: Margin | null;
};

const mostPayments = 200;

/** What a hospital paid and owes. For viewers, and for the browser that signed it up. */
export async function showPayments(
  context: ServiceContext,
  caller: Caller,
  id: string,
): Promise<Outcome<HospitalPayments, ServiceProblem>> {
  const found = await showHospital(context, caller, id);
  if (!found.ok) return found;
  const hospital = found.value;
  const payments = await context.repositories.payments.ofHospital(hospital.id, mostPayments);
  return done({ hospital, payments, margin: caller.kind === "actor" ? marginOf(hospital) : null });
}

function marginOf({ subscription, plan, database }: Hospital): Margin {
  const planPriceCents = subscription?.priceCents ?? plans[plan].priceCents.USD;
  const currency = subscription ? subscription.currency : "USD";
  const atlasCostCents = database ? tierPrices[database.tier].todayCents : 0;
  const marginCents = currency === "USD" ? planPriceCents - atlasCostCents : null;
  return { planPriceCents, currency, atlasCostCents, marginCents, pricesAsOf: tierPricesAsOf };
}
