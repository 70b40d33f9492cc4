import { expect, test } from "vitest";
import { runTo } from "../support/hospital.ts";
import { holdProvision } from "./support/held-run.ts";
import { patientsIn, trySignIn, writePatient } from "./support/hospital-database.ts";
import { projectNames } from "./support/local-atlas.ts";
import { descendantsOf, stillRunning } from "./support/processes.ts";
import { carryOut, pay, provision, showRun } from "./support/provision.ts";
import { startServiceProcess } from "./support/service-process.ts";

const serverIsBackMs = 20_000;

test.each([
  ["a stop and a start", "stop"],
  ["a kill -9 and a start", "kill"],
] as const)("after %s the same connection string finds the same data, and changes go on", async (_, end) => {
  const service = await startServiceProcess();
  const { id, connectionString } = await provision(service);
  await writePatient(connectionString, "Ada");
  await service[end]();
  expect(await trySignIn(connectionString)).toBe("unreachable");

  const next = await startServiceProcess({ folder: service.folder });
  expect(next.opsKey).toBe(service.opsKey);
  await expect.poll(() => trySignIn(connectionString), { timeout: serverIsBackMs }).toBe("in");
  expect(await patientsIn(connectionString)).toEqual(["Ada"]);
  await writePatient(connectionString, "Ben");
  const same = await runTo(next, id, { kind: "change", config: { tier: "M0" } });
  expect(same.status).toBe("planned_and_finished");
  expect(await carryOut(next, id, { kind: "change", config: { tier: "FLEX" } })).toMatchObject({
    status: "applied",
    applied: { counts: { create: 0, update: 1, replace: 0, delete: 0 } },
  });
  expect(await patientsIn(connectionString)).toEqual(["Ada", "Ben"]);
});

test("a kill -9 in the middle of a run leaves no engine behind, and after the next start paying again makes one cluster", async () => {
  const service = await startServiceProcess();
  const { id, run } = await holdProvision(service, 120_000);
  const children = await descendantsOf(service.pid);
  expect(children.some(({ command }) => command.includes("pulumi"))).toBe(true);
  await service.kill();

  const next = await startServiceProcess({ folder: service.folder });
  await expect.poll(() => stillRunning(children), { timeout: 60_000 }).toEqual([]);
  await expect.poll(async () => (await showRun(next, run)).status, { timeout: 60_000 }).toBe("interrupted");
  const { connection_string, credentials } = await pay(next, id);
  expect(credentials).not.toBeNull();
  expect(await trySignIn(connection_string)).toBe("in");
  expect(await projectNames(next)).toEqual(["hospital-test-hospital"]);
});
