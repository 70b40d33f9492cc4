import { z } from "zod";
import { HospitalId } from "./hospitals.ts";
import { LedgerDraft } from "./ledger.ts";
import { Currency } from "./plans.ts";
import { GatewayName, InvoiceStatus } from "./subscriptions.ts";

/** A card number that passes the Luhn check (ISO/IEC 7812-1), spaces and hyphens taken out. It is never stored. */
export const CardNumber = z
  .string()
  .transform((typed) => typed.replace(/[ -]/g, ""))
  .refine((digits) => /^\d{12,19}$/.test(digits) && passesLuhn(digits), "This is not a valid card number.");

/** The guide's test cards: 4111 1111 1111 1111 is taken, 4000 0000 0000 0002 is declined. */
export const declinedTestCard = "4000000000000002";

/** An amount in major units with at most two decimals, as the guide sends it (199 or 199.00). */
export const Amount = z
  .number()
  .positive("The amount must be more than 0.")
  .max(10_000_000, "The amount is too large.")
  .refine((amount) => Number.isInteger(Math.round(amount * 100_000) / 1_000), "At most two decimals.")
  .transform((amount) => Math.round(amount * 100));

/** What a hospital paid or owes: the one payment of a test card, or an invoice of the gateway. */
export const Payment = z.object({
  /** `PAY-<hospital id>` of a test card, else the gateway's id of the invoice. */
  id: z.string(),
  hospitalId: HospitalId,
  gateway: GatewayName,
  status: InvoiceStatus,
  amountCents: z.int(),
  paidCents: z.int(),
  refundedCents: z.int(),
  currency: Currency,
  /** The plan's price when it was taken; null where the gateway made the bill. */
  expectedCents: z.int().nullable(),
  /** Only of a test card. */
  cardLastFour: z
    .string()
    .regex(/^\d{4}$/)
    .nullable(),
  periodStart: z.date(),
  periodEnd: z.date().nullable(),
  processedAt: z.date(),
  outbox: z.array(LedgerDraft),
});
export type Payment = z.infer<typeof Payment>;

/** A test card pays for a hospital's database once. */
export function paymentIdOf(hospitalId: HospitalId): string {
  return `PAY-${hospitalId}`;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
