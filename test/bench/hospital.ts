import { z } from "zod";
import type { Tier } from "../../src/domain/tiers.ts";
import { waitUntil } from "../../src/foundation/wait.ts";
import type { BenchService } from "./service.ts";

const SignedUp = z.object({ organization_id: z.string() });
const Hospital = z.object({ status: z.string() });
const Paid = z.object({ connection_string: z.string() });
const Key = z.object({ key: z.string() });
const AskedRun = z.object({ id: z.string(), status: z.string() });

export async function signUp(service: BenchService, name: string, plan = "professional"): Promise<string> {
  const body = { name, email: "bench@hospital.com", phone: "1234567890", plan };
  return SignedUp.parse(await post(service, "/api/v1/hospitals", body)).organization_id;
}

/** Pays and waits; answers the connection string with its credentials. */
export async function payFor(service: BenchService, id: string): Promise<string> {
  const body = { organization_id: id, amount: 199, currency: "USD", card_number: "4111111111111111" };
  return Paid.parse(await post(service, "/process-payment", body)).connection_string;
}

/** Pays, and does not wait for the database. */
export async function payLater(service: BenchService, id: string): Promise<void> {
  const body = { organization_id: id, amount: 199, currency: "USD", card_number: "4111111111111111" };
  await post(service, "/process-payment", body, undefined, "respond-async");
}

/** Waits until the hospital has its database. */
export async function active(service: BenchService, id: string): Promise<void> {
  const headers = { authorization: `Bearer ${service.opsKey}` };
  const isActive = async () => {
    const response = await fetch(`${service.url}/api/v1/hospitals/${id}`, { headers });
    return Hospital.parse(await response.json()).status === "active" || undefined;
  };
  if (!(await waitUntil(isActive, { limitMs: 10 * 60_000, everyMs: 100 }))) throw new Error(`${id} got no database`);
}

/** Looks for drift and waits for what comes of it. */
export async function checkDrift(service: BenchService, id: string): Promise<void> {
  const request = { kind: "drift-check", reason: "a bench" };
  const run = AskedRun.parse(await post(service, `/api/v1/hospitals/${id}/runs`, request, service.opsKey));
  await settled(service, run.id, "planned_and_finished");
}

/** The text of a new approver's key. */
export async function approverKey(service: BenchService, name: string): Promise<string> {
  return Key.parse(await post(service, "/api/v1/keys", { name, role: "approver" }, service.opsKey)).key;
}

/** Asks for a tier, approves what comes of it at once, and waits until it is verified. */
export async function changeTier(service: BenchService, id: string, tier: Tier, approver: string): Promise<void> {
  const request = { kind: "change", config: { tier }, reason: "a bench" };
  const run = AskedRun.parse(await post(service, `/api/v1/hospitals/${id}/runs`, request, service.opsKey));
  await settled(service, run.id, "awaiting_approval");
  await post(service, `/api/v1/runs/${run.id}/approve`, {}, approver);
  await settled(service, run.id, "applied");
}

async function settled(service: BenchService, runId: string, status: string): Promise<void> {
  const headers = { authorization: `Bearer ${service.opsKey}`, prefer: "wait=60" };
  const response = await fetch(`${service.url}/api/v1/runs/${runId}`, { headers });
  const run = AskedRun.parse(await response.json());
  if (run.status !== status) throw new Error(`the run is ${run.status} and not ${status}`);
}

async function post(
  { url }: BenchService,
  path: string,
  body: unknown,
  key?: string,
  prefer?: string,
): Promise<unknown> {
  const response = await fetch(url + path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(key && { authorization: `Bearer ${key}` }),
      ...(prefer && { prefer }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
