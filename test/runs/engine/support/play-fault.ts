import { expect } from "vitest";
import type { FaultRow } from "./fault-matrix.ts";
import { clearFaults, setFault } from "./faults.ts";
import { fateOf, paidHospital } from "./paid-hospital.ts";
import type { EngineService } from "./use-engine-service.ts";

/** Has a hospital pay, Atlas misbehave once on the way, and holds what becomes of it to the matrix. */
export async function playFault(service: EngineService, { fault, phase, order, outcome }: FaultRow): Promise<void> {
  await clearFaults(service.atlas);
  await setFault(service.atlas, order);
  const { id, slug } = await paidHospital(service, `${fault} ${phase}`);
  const fate = await fateOf(service, id, slug);
  await clearFaults(service.atlas);
  const { status, runs, asksAPerson } = outcome;
  expect({ ...fate, askedFor: fate.askedFor !== null }).toMatchObject({ status, runs, askedFor: asksAPerson });
  if (status === "active") expect(fate.atlas).toBe("1 project, 1 cluster, 1 user, 1 entry");
}
