import { expect } from "vitest";
import { z } from "zod";
import { startServiceProcess } from "../../journeys/support/service-process.ts";
import { payFor, signUp } from "../../support/hospital.ts";
import { expectMadeOnce } from "./end-state.ts";
import { type Phase, phases, reach } from "./phases.ts";
import { killVictim, type Victim, victims } from "./victims.ts";

export type Cell = { readonly victim: Victim; readonly phase: Phase };

/** Ten times as fast as the real Atlas: a free cluster takes about three seconds. */
const environment = { LOCAL_ATLAS_PACE: "0.1", RECONCILE_HOURS: "0" };
const healedWithinMs = 150_000;

/** Engine and plugins run only while a run is planned and applied. */
const isThere = ({ victim, phase }: Cell) =>
  (victim !== "pulumi" && victim !== "plugin") ||
  phase === "planning" ||
  phase === "applying" ||
  phase === "cluster creating";

/** Everything that can be killed, in every moment in which it is there. */
export const cells: readonly Cell[] = victims
  .flatMap((victim) => phases.map((phase) => ({ victim, phase })))
  .filter(isThere);

/** Has a hospital pay, kills something in the middle, and looks what becomes of it without any hand. */
export async function experiment({ victim, phase }: Cell): Promise<void> {
  const service = await startServiceProcess({ environment });
  const hospital = await signUp(service);
  const paid = await payFor(service, hospital.id, {}, "respond-async");
  const run = z.object({ run: z.string().nullable() }).parse(await paid.json()).run ?? "";
  await reach(service, run, phase);
  const killed = await killVictim(service, victim);
  expect(killed, `nothing was there to be killed: ${victim} in ${phase}`).not.toBeNull();
  const next = victim === "service" ? await startServiceProcess({ folder: service.folder, environment }) : service;
  await expectMadeOnce(next, hospital, healedWithinMs);
}
