import { SegmentedControl } from "@mantine/core";
import type { Currency } from "../../domain/plans.ts";
import { signUpTexts } from "../texts/sign-up.ts";
import { useCurrency } from "./use-currency.ts";

const currencies: Currency[] = ["USD", "EUR", "INR"];

/** In which currency prices are shown and paid. */
export function CurrencySwitch() {
  const [currency, setCurrency] = useCurrency();
  return (
    <SegmentedControl
      aria-label={signUpTexts.plan.currency}
      data={currencies}
      value={currency}
      onChange={(chosen) => setCurrency(currencies.find((one) => one === chosen) ?? "USD")}
    />
  );
}
