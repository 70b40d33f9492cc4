import { expect, test } from "vitest";
import { HospitalId } from "../../../src/domain/hospitals.ts";
import { waitForRun } from "../../../src/services/runs/wait.ts";
import { activeHospital } from "../../support/hospital.ts";
import { useDatabaseServer } from "../../support/master-database.ts";
import { startTestService } from "../../support/test-service.ts";

const server = useDatabaseServer();

test("who waits for a run's end is answered once its hospital is free for the next one", async () => {
  const { repositories, ...service } = await startTestService(server);
  const { id } = await activeHospital(service);
  const [run] = (await repositories.runs.page(HospitalId.parse(id), 1, 1)).runs;
  if (!run) throw new Error("the hospital has no run");
  const { hospitals } = repositories;
  await hospitals.enqueue(run.hospitalId, run.id, { from: "active", to: "active", alone: false });
  let looks = 0;
  const find: typeof hospitals.find = async (hospitalId) => {
    const found = await hospitals.find(hospitalId);
    looks += 1;
    if (looks === 1) await hospitals.dequeue(run.hospitalId, run.id);
    return found;
  };
  const late = { repositories: { ...repositories, hospitals: { ...hospitals, find } } };
  expect(await waitForRun(late, run.id, 60_000)).toMatchObject({ id: run.id, status: "applied" });
  expect(looks).toBe(2);
});
