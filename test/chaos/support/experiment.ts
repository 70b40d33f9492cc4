import { expect } from "vitest";
import { startServiceProcess } from "../../journeys/support/service-process.ts";
import { signUp } from "../../support/hospital.ts";
import { expectMadeOnce } from "./end-state.ts";
import { createPayer, type Payment, payments } from "./payers.ts";
import { type Phase, phases, reach } from "./phases.ts";
import { killVictim, type Victim, victims } from "./victims.ts";

export type Cell = { readonly payment: Payment; readonly victim: Victim; readonly phase: Phase };

/** Ten times as fast as the real Atlas: a free cluster takes about three seconds. */
const pace = { LOCAL_ATLAS_PACE: "0.1", RECONCILE_HOURS: "0" };
const healedWithinMs = 150_000;

/** Engine and plugins run only while a run is planned and applied. */
const isThere = ({ victim, phase }: Cell) =>
  (victim !== "pulumi" && victim !== "plugin") ||
  phase === "planning" ||
  phase === "applying" ||
  phase === "cluster creating";

/** Everything that can be killed, in every moment in which it is there, after each way to pay. */
export const cells: readonly Cell[] = payments
  .flatMap((payment) => victims.flatMap((victim) => phases.map((phase) => ({ payment, victim, phase }))))
  .filter(isThere);

/** Has a hospital pay, kills something in the middle, and looks what becomes of it without any hand. */
export async function experiment({ payment, victim, phase }: Cell): Promise<void> {
  const payer = await createPayer(payment);
  const environment = { ...pace, ...payer.environment };
  const service = await startServiceProcess({ environment });
  const hospital = await signUp(service);
  await payer.pay(service, hospital.id);
  await reach(service, hospital.id, phase);
  const killed = await killVictim(service, victim);
  expect(killed, `nothing was there to be killed: ${victim} in ${phase}`).not.toBeNull();
  const next = victim === "service" ? await startServiceProcess({ folder: service.folder, environment }) : service;
  await payer.insist(next);
  await expectMadeOnce(next, hospital, healedWithinMs);
}
