import { expect, test } from "vitest";
import { RunView } from "../../src/api/views/run.ts";
import { HospitalStackConfig } from "../../stacks/hospital/config.ts";
import { activeHospital, runTo, settled } from "../support/hospital.ts";
import { useDatabaseServer } from "../support/master-database.ts";
import { startTestService } from "../support/test-service.ts";

const server = useDatabaseServer();

test("what a canceled change did already is read back and applied when it is asked for again, with nobody's approval", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const change = { kind: "change", config: { accessList: ["127.0.0.1", "203.0.113.7"] } };
  const planned = await runTo(service, id, change);
  service.operator.failNext("up", { code: "operation_canceled" });
  await service.ask("POST", `/api/v1/runs/${planned.id}/approve`);
  const canceled = await settled(service, planned.id);
  expect(canceled.status).toBe("canceled");
  // The engine was at its end when it was stopped: state and Atlas have all of it.
  const hospital = await service.repositories.hospitals.find(id);
  const revision = hospital && (await service.repositories.revisions.find(hospital.id, canceled.revision ?? 0));
  const config = HospitalStackConfig.parse(revision?.config);
  service.operator.states.set(config.slug, config);
  service.atlas.has.set(config.clusterName, config);

  const retried = await service.ask("POST", `/api/v1/runs/${planned.id}/retry`);
  const again = await settled(service, RunView.parse(await retried.json()).id);

  expect(again).toMatchObject({
    status: "applied",
    confirmation: { by: "rule", rule: "nothing-to-change" },
    verification: { access_list: ["127.0.0.1", "203.0.113.7"], discrepancies: [] },
  });
  expect((await service.repositories.hospitals.find(id))?.appliedRevision).toBe(again.revision);
  expect((await runTo(service, id, change)).status).toBe("planned_and_finished");
});
