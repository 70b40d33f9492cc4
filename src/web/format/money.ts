/** An amount of the currency's smallest unit (cents, paise) as people write it; whole amounts without decimals. */
export function moneyText(cents: number, currency: string): string {
  const fractionDigits = cents % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(undefined, {
    style: "currency",
    currency,
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(cents / 100);
}
