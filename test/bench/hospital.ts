import { z } from "zod";
import type { BenchService } from "./service.ts";

const SignedUp = z.object({ organization_id: z.string() });
const Paid = z.object({ connection_string: z.string() });

export async function signUp(service: BenchService, name: string): Promise<string> {
  const body = { name, email: "bench@hospital.com", phone: "1234567890", plan: "professional" };
  return SignedUp.parse(await post(service, "/api/v1/hospitals", body)).organization_id;
}

/** Pays and waits; answers the connection string with its credentials. */
export async function payFor(service: BenchService, id: string): Promise<string> {
  const body = { organization_id: id, amount: 199, currency: "USD", card_number: "4111111111111111" };
  return Paid.parse(await post(service, "/process-payment", body)).connection_string;
}

async function post({ url }: BenchService, path: string, body: unknown): Promise<unknown> {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
