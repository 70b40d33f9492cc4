import { expect, test } from "vitest";
import { z } from "zod";
import { activeHospital, runTo, signUp } from "../../../support/hospital.ts";
import { madeKey, withKey } from "../../../support/keys.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();
const EngineEvent = z.looseObject({ sequence: z.int(), timestamp: z.int() });

test("the engine's own events of a run are there for viewers, one JSON document in a line", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const { key } = await madeKey(service, "viewer");
  const run = await runTo(service, id, { kind: "change", config: { tier: "M10" } });
  const answer = await service.ask("GET", `/api/v1/runs/${run.id}/engine-events`, undefined, withKey(key));
  expect(answer.headers.get("content-type")).toBe("application/x-ndjson");
  const lines = (await answer.text()).trimEnd().split("\n");
  expect(lines.map((line) => EngineEvent.parse(JSON.parse(line)).sequence)).toEqual([1]);
});

test("a run that never came to the engine has none", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const release = service.operator.hold("preview-refresh");
  await service.ask("POST", `/api/v1/hospitals/${id}/runs`, { kind: "drift-check", reason: "a test" });
  const asked = await service.ask("POST", `/api/v1/hospitals/${id}/runs`, { kind: "rotate", reason: "a test" });
  const { id: waiting } = z.object({ id: z.string() }).parse(await asked.json());
  const answer = await service.ask("GET", `/api/v1/runs/${waiting}/engine-events`);
  expect([answer.status, await answer.text()]).toEqual([200, ""]);
  release();
});

test("they are not for the hospital's browser, not even those of its own runs, and no id reads another file", async () => {
  const service = await startTestService(server);
  const { id, cookie } = await signUp(service);
  await service.ask("GET", `/api/v1/hospitals/${id}`);
  const options = { as: "public" as const, headers: { cookie } };
  for (const run of ["run_00000000000000000000", "..%2fops-key"]) {
    expect((await service.ask("GET", `/api/v1/runs/${run}/engine-events`, undefined, options)).status).toBe(401);
    expect((await service.ask("GET", `/api/v1/runs/${run}/engine-events`)).status).toBe(404);
  }
});
