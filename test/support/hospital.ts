import { z } from "zod";
import { HospitalView } from "../../src/api/views/hospital.ts";
import { RunView } from "../../src/api/views/run.ts";
import type { TestService } from "./test-service.ts";

/** Any service that can be asked: one inside of the test, or a process of its own. */
type Service = Pick<TestService, "ask">;

/** The fields of a refusal that tests look at. */
export const ProblemAnswer = z.looseObject({
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  next_step: z.string(),
});

export const guideHospital = {
  name: "Test Hospital",
  email: "test@hospital.com",
  phone: "1234567890",
  plan: "Professional",
};
export const guideCard = "4111111111111111";

export async function signUp(service: Service, changes: Record<string, unknown> = {}) {
  const response = await service.ask("POST", "/api/v1/hospitals", { ...guideHospital, ...changes }, { as: "public" });
  const { organization_id: id, slug } = HospitalView.parse(await response.json());
  return { id, slug, cookie: cookieOf(response) };
}

export function payFor(service: Service, id: string, changes: Record<string, unknown> = {}, prefer?: string) {
  return service.ask(
    "POST",
    "/process-payment",
    { organization_id: id, amount: 199, currency: "USD", card_number: guideCard, ...changes },
    { as: "public", headers: prefer ? { prefer } : {} },
  );
}

/** A hospital with its database. */
export async function activeHospital(service: Service, changes: Record<string, unknown> = {}) {
  const hospital = await signUp(service, changes);
  const paid = await payFor(service, hospital.id);
  if (paid.status !== 200) throw new Error(`the payment answered ${paid.status}: ${await paid.text()}`);
  return hospital;
}

/** Asks for a run and waits until it needs somebody or has ended. */
export async function runTo(service: Service, id: string, request: Record<string, unknown>) {
  const asked = await service.ask("POST", `/api/v1/hospitals/${id}/runs`, { reason: "a test", ...request });
  if (asked.status !== 202) throw new Error(`the request answered ${asked.status}: ${await asked.text()}`);
  return settled(service, RunView.parse(await asked.json()).id);
}

export async function settled(service: Service, runId: string) {
  const response = await service.ask("GET", `/api/v1/runs/${runId}`, undefined, { headers: { prefer: "wait=60" } });
  return RunView.parse(await response.json());
}

function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}
