import { expect, test } from "vitest";
import { holdProvision } from "./support/held-run.ts";
import { showRun } from "./support/provision.ts";
import { startServiceProcess } from "./support/service-process.ts";

test("while a run goes on the service is alive and ready, and its numbers are for ops alone", async () => {
  const service = await startServiceProcess();
  const { run } = await holdProvision(service, 2_000);
  const paths = Array.from({ length: 20 }, () => ["/healthz", "/readyz"]).flat();
  const answers = await Promise.all(paths.map((path) => service.ask("GET", path, undefined, { as: "public" })));
  const bodies = await Promise.all(answers.map((answer) => answer.json()));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(bodies[0]).toEqual({ status: "ok" });
  expect(bodies[1]).toEqual({ status: "ready", target: "local" });
  expect((await service.ask("GET", "/metrics", undefined, { as: "public" })).status).toBe(401);
  expect(await (await service.ask("GET", "/metrics")).text()).toContain('route="/readyz"');
  expect((await showRun(service, run)).status).toBe("applying");
});
