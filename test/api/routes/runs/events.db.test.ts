import { expect, test } from "vitest";
import { activeHospital, runTo } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

test("events come from the first on, end with the run, and go on after the last one that was seen", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const run = await runTo(service, id, { kind: "change", config: { tier: "M0" } });
  const whole = await (await service.ask("GET", `/api/v1/runs/${run.id}/events`)).text();
  const ids = [...whole.matchAll(/^id: (\d+)$/gm)].map(([, number]) => Number(number));
  expect(ids).toEqual(ids.map((_, index) => index));
  expect([...whole.matchAll(/"status":"(\w+)"/g)].map(([, status]) => status)).toEqual([
    "pending",
    "planning",
    "planned",
    "planned_and_finished",
  ]);
  const rest = await service.ask("GET", `/api/v1/runs/${run.id}/events`, undefined, {
    headers: { "last-event-id": String(ids.length - 2) },
  });
  expect([...(await rest.text()).matchAll(/^id: (\d+)$/gm)].map(([, number]) => Number(number))).toEqual(ids.slice(-1));
});

test("a follower of a running run hears of each step as it happens", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const planned = await runTo(service, id, { kind: "change", config: { tier: "M10" } });
  const release = service.operator.hold("up");
  await service.ask("POST", `/api/v1/runs/${planned.id}/approve`);
  const response = await service.ask("GET", `/api/v1/runs/${planned.id}/events`);
  let heard = "";
  for await (const chunk of response.body ?? []) {
    heard += new TextDecoder().decode(chunk);
    if (heard.includes('"status":"applying"')) release();
  }
  expect(heard).toContain('"status":"applied"');
});
