import { expect, test } from "vitest";
import { activeHospital, payFor, runTo, settled, signUp } from "../../../support/hospital.ts";
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

test("the engine's own words are for ops, and not for the browser that signed the hospital up", async () => {
  const service = await startTestService(server);
  const { id, cookie } = await signUp(service);
  const paid = await payFor(service, id, {}, "respond-async");
  const path = `${paid.headers.get("location")}/events`;
  await settled(service, path.split("/").at(-2) ?? "");
  const browser = await service.ask("GET", path, undefined, { as: "public", headers: { cookie } });
  const seen = await browser.text();
  expect(seen).toContain('"status":"applied"');
  expect(seen).not.toContain("the engine's own words");
  expect(await (await service.ask("GET", path)).text()).toContain("the engine's own words");
});
