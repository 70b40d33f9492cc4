import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ProblemAnswer } from "../support/hospital.ts";
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

test("without its master database the service is alive, says that it is not ready, and stops when asked", async () => {
  const service = await startServiceProcess();
  const [pid] = (await readFile(join(service.folder.dataDir, "master", "server.pid"), "utf8")).split("\n");
  process.kill(Number(pid), "SIGKILL");
  expect((await service.ask("GET", "/healthz")).status).toBe(200);
  const notReady = await service.ask("GET", "/readyz");
  expect(ProblemAnswer.parse(await notReady.json())).toMatchObject({ status: 503, code: "not_ready" });
});
