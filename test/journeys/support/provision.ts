import { z } from "zod";
import { RunView } from "../../../src/api/views/run.ts";
import { payFor, runTo, settled, signUp } from "../../support/hospital.ts";
import { madeKey, withKey } from "../../support/keys.ts";
import type { TestService } from "../../support/test-service.ts";

/** Any service that can be asked: one inside of the test, or a process of its own. */
type Service = Pick<TestService, "ask">;

/** The guide's answer to a payment, once the database is there. */
export const PaymentAnswer = z.object({
  status: z.string(),
  organization_id: z.string(),
  database_created: z.boolean(),
  cluster_name: z.string(),
  database_name: z.string(),
  connection_string: z.string(),
  credentials: z.object({ username: z.string(), password: z.string() }).nullable(),
  message: z.string(),
  run: z.string().nullable(),
});
export type PaymentAnswer = z.infer<typeof PaymentAnswer>;

/** Signs a hospital up and pays for it; patient, since tests share the machine. */
export async function provision(service: Service, changes: Record<string, unknown> = {}) {
  const hospital = await signUp(service, changes);
  const { credentials, connection_string: connectionString, run } = await pay(service, hospital.id);
  if (!credentials || !run) throw new Error(`hospital ${hospital.id} was paid for before`);
  return { ...hospital, ...credentials, connectionString, run };
}

export async function pay(service: Service, id: string, changes: Record<string, unknown> = {}) {
  const response = await payFor(service, id, changes, "wait=240");
  if (response.status !== 200) throw new Error(`the payment answered ${response.status}: ${await response.text()}`);
  return PaymentAnswer.parse(await response.json());
}

/** Asks for a run, approves what it plans, and answers it when it has ended. */
export async function carryOut(service: Service, id: string, request: Record<string, unknown>) {
  return approve(service, (await runTo(service, id, request)).id);
}

/** Approves a run with a key of somebody else's than who asked for it, and answers it when it has ended. */
export async function approve(service: Service, runId: string) {
  const { key } = await madeKey(service, "approver", `approver of ${runId}`);
  const approved = await service.ask("POST", `/api/v1/runs/${runId}/approve`, undefined, withKey(key));
  if (approved.status !== 202) throw new Error(`the approval answered ${approved.status}: ${await approved.text()}`);
  return settled(service, runId);
}

export async function showRun(service: Service, runId: string) {
  return RunView.parse(await (await service.ask("GET", `/api/v1/runs/${runId}`)).json());
}

export const ShownCredentials = z.object({ username: z.string(), password: z.string(), connection_string: z.string() });

/** The newest credentials of a hospital, which are shown once. */
export async function revealCredentials(service: Service, id: string) {
  return ShownCredentials.parse(await (await service.ask("POST", `/api/v1/hospitals/${id}/credentials`)).json());
}
