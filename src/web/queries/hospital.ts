import { queryOptions } from "@tanstack/react-query";
import { grantedBy } from "../../api/client.ts";
import type { Currency, PlanName } from "../../domain/plans.ts";
import { api } from "../api.ts";

export type Details = { readonly name: string; readonly email: string; readonly phone: string };

const moving = ["pending_payment", "provisioning"];

/** One hospital, as the browser that signed it up or a key of ops sees it. */
export function hospitalQuery(id: string) {
  return queryOptions({
    queryKey: ["hospitals", id],
    queryFn: () => grantedBy(api.api.v1.hospitals[":id"].$get({ param: { id } })),
    // A payment on another page is heard of a moment after one comes back from there.
    refetchInterval: ({ state }) => (moving.includes(state.data?.status ?? "") ? 4_000 : false),
  });
}

/** The newest run that was to make the hospital's database. One that is not there yet, or that follows a failed one, comes. */
export function provisionQuery(id: string) {
  return queryOptions({
    queryKey: ["hospitals", id, "provision"],
    queryFn: () => grantedBy(api.api.v1.hospitals[":id"].provision.$get({ param: { id } })),
    refetchInterval: ({ state }) => (state.data && !state.data.has_ended ? 15_000 : 4_000),
  });
}

/** What is no secret of the hospital's newest credentials; null while there are none. */
export function credentialFactsQuery(id: string) {
  return queryOptions({
    queryKey: ["hospitals", id, "credentials"],
    queryFn: () => grantedBy(api.api.v1.hospitals[":id"].credentials.$get({ param: { id } })),
  });
}

/** Shows the credentials, once. The answer is for the eyes of one page: it belongs into no cache. */
export function revealCredentials(id: string) {
  return grantedBy(api.api.v1.hospitals[":id"].credentials.$post({ param: { id } }));
}

/** Signs a hospital up; the answer gives this browser its cookie. */
export function signUp(details: Details, plan: PlanName) {
  return grantedBy(api.api.v1.hospitals.$post({ json: { ...details, plan } }));
}

/** Pays with a test card. Answers at once; the run that makes the database is found by `provisionQuery`. */
export function payByTestCard(id: string, cents: number, currency: Currency, cardNumber: string) {
  return grantedBy(
    api["process-payment"].$post({
      header: { prefer: "respond-async" },
      json: { organization_id: id, amount: cents / 100, currency, card_number: cardNumber },
    }),
  );
}
