import { useLocalStorage } from "@mantine/hooks";
import type { Currency } from "../../domain/plans.ts";

/** The currency that this browser's person wants to see. */
export function useCurrency() {
  return useLocalStorage<Currency>({ key: "currency", defaultValue: "USD", getInitialValueInEffect: false });
}
