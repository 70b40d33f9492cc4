import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FleetView } from "../../src/api/views/process.ts";
import { ProblemAnswer, signUp } from "../support/hospital.ts";
import { patientsIn, writePatient } from "./support/hospital-database.ts";
import { provision } from "./support/provision.ts";
import { makeServiceFolder, type ServiceFolder } from "./support/service-folder.ts";
import { failToStart, type ServiceProcess, startServiceProcess } from "./support/service-process.ts";

const backWithinMs = 20_000;

function start(folder: ServiceFolder, role: "api" | "worker" | "servers"): Promise<ServiceProcess> {
  return startServiceProcess({ folder, args: ["--role", role] });
}

async function fleet(service: ServiceProcess): Promise<FleetView> {
  return FleetView.parse(await (await service.ask("GET", "/api/v1/processes")).json());
}

async function livingRoles(service: ServiceProcess): Promise<string[]> {
  const { processes } = await fleet(service);
  return processes
    .filter(({ alive }) => alive)
    .map(({ role }) => role)
    .sort();
}

async function isReady(service: ServiceProcess): Promise<number> {
  return (await service.ask("GET", "/readyz")).status;
}

test("each role in a process of its own makes databases, and a worker that is killed while idle is not missed", async () => {
  const folder = await makeServiceFolder();
  const [, api, worker, other] = await Promise.all([
    start(folder, "servers"),
    start(folder, "api"),
    start(folder, "worker"),
    start(folder, "worker"),
  ]);
  const all = ["api", "servers", "worker", "worker"];
  await expect.poll(() => livingRoles(api), { timeout: backWithinMs }).toEqual(all);
  expect((await fleet(api)).workers).toEqual({ slots: 8, slots_used: 0 });
  expect([await isReady(worker), await isReady(other)]).toEqual([200, 200]);
  const { connectionString } = await provision(api);
  await writePatient(connectionString, "Ada");
  await worker.kill();
  const second = await provision(api, { name: "Second Hospital" });
  await writePatient(second.connectionString, "Ben");
  expect(await patientsIn(connectionString)).toEqual(["Ada"]);
  await expect.poll(() => livingRoles(api), { timeout: backWithinMs }).toEqual(["api", "servers", "worker"]);
  const metrics = await (await api.ask("GET", "/metrics")).text();
  expect(metrics).toContain('service_processes{role="worker"} 1');
  expect(metrics).toContain("worker_slots 4");
});

test("a master database that is killed comes back by itself, with all that it had", async () => {
  const service = await startServiceProcess();
  const { id, connectionString } = await provision(service);
  for (const round of [1, 2]) {
    const [pid] = (await readFile(join(service.folder.dataDir, "master", "server.pid"), "utf8")).split("\n");
    process.kill(Number(pid), "SIGKILL");
    const begun = performance.now();
    await expect.poll(() => isReady(service), { timeout: backWithinMs }).toBe(200);
    expect(performance.now() - begun, `round ${round}`).toBeLessThan(5_000);
    expect((await service.ask("GET", `/api/v1/hospitals/${id}`)).status).toBe(200);
  }
  await provision(service, { name: "Second Hospital" });
  await writePatient(connectionString, "Ada");
});

test("processes wait for servers whose owner was killed, say so, and use those of the next owner", async () => {
  const folder = await makeServiceFolder();
  const [servers, api, worker] = await Promise.all([
    start(folder, "servers"),
    start(folder, "api"),
    start(folder, "worker"),
  ]);
  const { id } = await provision(api);
  await servers.kill();
  await expect.poll(() => isReady(worker), { timeout: backWithinMs }).toBe(503);
  const away = await api.ask("GET", `/api/v1/hospitals/${id}`);
  expect(ProblemAnswer.parse(await away.json())).toMatchObject({ status: 503, code: "database_unavailable" });
  expect((await api.ask("GET", "/healthz")).status).toBe(200);
  const notReady = await api.ask("GET", "/readyz");
  expect(ProblemAnswer.parse(await notReady.json())).toMatchObject({ status: 503, code: "not_ready" });
  await start(folder, "servers");
  await expect.poll(() => isReady(api), { timeout: backWithinMs }).toBe(200);
  await expect.poll(() => isReady(worker), { timeout: backWithinMs }).toBe(200);
  await provision(api, { name: "Second Hospital" });
});

test("a process stops in good order though its servers are away", async () => {
  const folder = await makeServiceFolder();
  const [servers, worker] = await Promise.all([start(folder, "servers"), start(folder, "worker")]);
  await servers.kill();
  await expect.poll(() => isReady(worker), { timeout: backWithinMs }).toBe(503);
  const begun = performance.now();
  expect(await worker.stop()).toBe(0);
  expect(performance.now() - begun).toBeLessThan(10_000);
});

test("a second owner of the same data folder is refused, and the first one's servers go on", async () => {
  const first = await startServiceProcess();
  await signUp(first);
  const { code, output } = await failToStart({ folder: first.folder });
  expect(code).toBe(1);
  expect(output).toContain(`The process ${first.pid} runs the embedded servers`);
  await signUp(first, { name: "Second Hospital" });
});

test("an unknown role is said in one line, and exits with 2", async () => {
  const { code, output } = await failToStart({ args: ["--role", "boss"] });
  expect(code).toBe(2);
  expect(output.trim().split("\n")).toEqual(['--role: "boss" is none of all, api, worker, servers.']);
});
