import { describe, expect, test } from "vitest";
import type { Run } from "../../../src/domain/runs.ts";
import { checkFleet } from "../../../src/services/drift/check-fleet.ts";
import { movableClock, waitingChange } from "../../support/decisions.ts";
import { activeHospital, runTo, signUp } from "../../support/hospital.ts";
import { useDatabaseServer } from "../../support/master-database.ts";
import { startTestService, type TestService } from "../../support/test-service.ts";

const server = useDatabaseServer();
const dayMs = 24 * 3_600_000;

async function fleetOf(service: TestService, size: number): Promise<string[]> {
  const ids: string[] = [];
  for (let count = 0; count < size; count += 1) {
    ids.push((await activeHospital(service, { name: `Hospital ${count}` })).id);
  }
  return ids;
}

/** Every drift check that was asked for, oldest first. */
async function checks(service: TestService, hospitals: readonly string[]): Promise<Run[]> {
  const found: Run[] = [];
  for (const id of hospitals) {
    const hospital = await service.repositories.hospitals.find(id);
    if (!hospital) throw new Error("no such hospital");
    found.push(...(await service.repositories.runs.page(hospital.id, hospital.runCount, 50)).runs);
  }
  const drift = found.filter(({ kind }) => kind === "drift-check");
  return drift.sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
}

describe("the sweep of the fleet", () => {
  test("has no more checks under way than it may, and goes through all hospitals, longest ago first", async () => {
    const { clock, pass } = movableClock();
    const service = await startTestService(server, { clock });
    const ids = await fleetOf(service, 4);
    const [first = "", ...others] = ids;
    pass(1_000);
    await runTo(service, first, { kind: "drift-check" });
    pass(dayMs);
    for (let started = 1; started <= 4; started += 2) {
      const release = service.operator.hold("preview-refresh");
      for (let again = 0; again < 3; again += 1) await checkFleet(service.services, { everyMs: dayMs, atOnce: 2 });
      const open = (await checks(service, ids)).filter(({ status }) => status !== "planned_and_finished");
      expect(open).toHaveLength(2);
      release();
      await expect
        .poll(async () => (await checks(service, ids)).every(({ status }) => status === "planned_and_finished"))
        .toBe(true);
    }
    const order = (await checks(service, ids)).slice(1).map(({ hospitalId }) => hospitalId);
    expect(order).toEqual([...others, first]);
    await checkFleet(service.services, { everyMs: dayMs, atOnce: 2 });
    expect(await checks(service, ids)).toHaveLength(5);
  });

  test("looks at a hospital again when its time has come, and not one moment earlier", async () => {
    const { clock, pass } = movableClock();
    const service = await startTestService(server, { clock });
    const ids = await fleetOf(service, 1);
    await checkFleet(service.services, { everyMs: dayMs, atOnce: 2 });
    expect(await checks(service, ids)).toEqual([]);
    pass(dayMs);
    await checkFleet(service.services, { everyMs: dayMs, atOnce: 2 });
    expect(await checks(service, ids)).toMatchObject([{ author: { kind: "service" }, reason: "Looked at regularly." }]);
  });

  test("asks once for each hospital, also if several processes sweep at once", async () => {
    const { clock, pass } = movableClock();
    const service = await startTestService(server, { clock });
    const ids = await fleetOf(service, 2);
    pass(dayMs);
    const release = service.operator.hold("preview-refresh");
    await Promise.all([1, 2, 3].map(() => checkFleet(service.services, { everyMs: dayMs, atOnce: 5 })));
    expect((await checks(service, ids)).map(({ hospitalId }) => hospitalId).sort()).toEqual([...ids].sort());
    release();
  });

  test("leaves those alone that have no database, that are busy, or that belong to another Atlas", async () => {
    const { clock, pass } = movableClock();
    const service = await startTestService(server, { clock });
    const [busy = ""] = await fleetOf(service, 1);
    await waitingChange(service, busy);
    const { id: unpaid } = await signUp(service, { name: "Unpaid Hospital" });
    pass(dayMs);
    await checkFleet(service.services, { everyMs: dayMs, atOnce: 5 });
    await checkFleet({ ...service.services, target: "atlas" }, { everyMs: 0, atOnce: 5 });
    expect(await checks(service, [busy, unpaid])).toEqual([]);
  });
});
