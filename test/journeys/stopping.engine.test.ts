import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { holdProvision } from "./support/held-run.ts";
import { descendantsOf, processesIn, stillRunning } from "./support/processes.ts";
import { provision, showRun } from "./support/provision.ts";
import { failToStart, type ServiceProcess, startServiceProcess } from "./support/service-process.ts";

const leavingLimitMs = 2_000;

/** Stops the service and expects that it, and everything that it had started, is gone. */
async function expectCleanStop(service: ServiceProcess, signal: "SIGINT" | "SIGTERM"): Promise<void> {
  const children = await descendantsOf(service.pid);
  expect(children.length).toBeGreaterThan(1);
  expect(await service.stop(signal)).toBe(0);
  await expect.poll(() => processesIn(service.folder.path), { timeout: leavingLimitMs }).toEqual([]);
  expect(await stillRunning(children)).toEqual([]);
  expect(service.output()).toContain(`Stopping (${signal}).`);
  expect(service.output()).not.toMatch(/"level":[56]0|^ +at /m);
}

test.each(["SIGINT", "SIGTERM"] as const)("%s ends everything that was started and exits with 0", async (signal) => {
  const service = await startServiceProcess();
  await provision(service);
  await expectCleanStop(service, signal);
});

test("a stop lets a run that is nearly done come to its end", async () => {
  const service = await startServiceProcess();
  const { run } = await holdProvision(service, 3_000);
  await expectCleanStop(service, "SIGTERM");
  const next = await startServiceProcess({ folder: service.folder });
  expect((await showRun(next, run)).status).toBe("applied");
});

test("a stop ends a run that hangs, the run says so, and the next start goes on with what was paid", async () => {
  const service = await startServiceProcess();
  const { id, run } = await holdProvision(service, 120_000);
  await expectCleanStop(service, "SIGINT");
  const next = await startServiceProcess({ folder: service.folder });
  expect(await showRun(next, run)).toMatchObject({ status: "interrupted", problem: { code: "operation_interrupted" } });
  const hospital = async () => (await next.ask("GET", `/api/v1/hospitals/${id}`)).json();
  await expect.poll(hospital, { timeout: 120_000 }).toMatchObject({ status: "active", active_run: null });
});

test("a port in use is said in one line, exits with 1, and leaves nothing running", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => {
    taken.close();
  });
  await new Promise((resolve) => taken.once("listening", resolve));
  const address = taken.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const { code, output } = await failToStart({ environment: { PORT: String(port) } });
  expect(code).toBe(1);
  expect(output.split("\n").filter((line) => line.includes(String(port)))).toHaveLength(1);
  expect(output).toContain(`PORT: ${port} on 127.0.0.1 is in use`);
  expect(output).not.toMatch(/^ +at /m);
});
