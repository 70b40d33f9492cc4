import { grantedBy } from "../../api/client.ts";
import type { Currency } from "../../domain/plans.ts";
import { api } from "../api.ts";

/** Asks for a page of the payment provider, and answers its address; null where the service takes the payment itself. */
export async function openCheckout(id: string, currency: Currency): Promise<string | null> {
  const { url } = await grantedBy(api.api.v1.hospitals[":id"].checkout.$post({ param: { id }, json: { currency } }));
  return url;
}
