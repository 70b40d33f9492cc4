import { z } from "zod";
import { HospitalId } from "./hospitals.ts";
import { LedgerDraft } from "./ledger.ts";
import { Currency } from "./plans.ts";

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

export const Payment = z.object({
  /** `PAY-<hospital id>`: a hospital pays for its database once. */
  id: z.string(),
  hospitalId: HospitalId,
  amountCents: z.int(),
  currency: Currency,
  expectedCents: z.int(),
  cardLastFour: z.string().regex(/^\d{4}$/),
  status: z.literal("completed"),
  processedAt: z.date(),
  outbox: z.array(LedgerDraft),
});
export type Payment = z.infer<typeof Payment>;

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
