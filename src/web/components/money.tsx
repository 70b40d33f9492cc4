import { moneyText } from "../format/money.ts";

/** An amount in the currency's smallest unit; `signed` shows a difference with its sign. */
export function Money({ cents, currency = "USD", signed }: { cents: number; currency?: string; signed?: boolean }) {
  const sign = cents > 0 ? "+" : cents < 0 ? "−" : "±";
  const text = signed ? `${sign}${moneyText(Math.abs(cents), currency)}` : moneyText(cents, currency);
  return <span className="numbers">{text}</span>;
}
