import { copyFile, cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runTo } from "../support/hospital.ts";
import { approve, provision } from "./support/provision.ts";
import { makeServiceFolder, type ServiceFolder } from "./support/service-folder.ts";
import { failToStart, startServiceProcess } from "./support/service-process.ts";

/** What a second machine has to be given: the keys, and here where the servers of the first one are. */
async function secondMachine(first: ServiceFolder): Promise<ServiceFolder> {
  const folder = await makeServiceFolder();
  await mkdir(join(folder.dataDir, "atlas"), { recursive: true });
  await cp(join(first.dataDir, "keys"), join(folder.dataDir, "keys"), { recursive: true });
  for (const file of ["embedded.json", "atlas/keys.json"]) {
    await copyFile(join(first.dataDir, file), join(folder.dataDir, file));
  }
  return folder;
}

test("what one machine provisioned and another one planned is applied by the first, and nothing of the plan is left", async () => {
  const first = await makeServiceFolder();
  const environment = { PULUMI_BACKEND_URL: `file://${first.dataDir}/state` };
  const worker = (folder: ServiceFolder) => startServiceProcess({ folder, environment, args: ["--role", "worker"] });
  const plansOf = ({ dataDir }: ServiceFolder) => readdir(join(dataDir, "plans")).catch(() => []);

  await startServiceProcess({ folder: first, args: ["--role", "servers"] });
  const api = await startServiceProcess({ folder: first, args: ["--role", "api"] });
  const provisioning = await worker(first);
  const { id } = await provision(api);
  expect(await provisioning.stop()).toBe(0);

  const second = await secondMachine(first);
  const planning = await worker(second);
  const same = await runTo(api, id, { kind: "change", config: { tier: "M0" } });
  expect(same.status).toBe("planned_and_finished");
  const planned = await runTo(api, id, { kind: "change", config: { tier: "FLEX" } });
  expect(planned).toMatchObject({ status: "awaiting_approval", plan: { change_set: { counts: { update: 1 } } } });
  expect(await plansOf(second)).toEqual([`${planned.id}.1.json`]);
  expect(await plansOf(first)).toEqual([]);
  expect(await planning.stop()).toBe(0);

  await worker(first);
  const counts = { create: 0, update: 1, replace: 0, delete: 0 };
  expect(await approve(api, planned.id)).toMatchObject({ status: "applied", applied: { counts } });
  await expect.poll(() => plansOf(first)).toEqual([]);
  await worker(second);
  await expect.poll(() => plansOf(second), { timeout: 20_000 }).toEqual([]);
});

test("a machine with another key is refused, and told which one", async () => {
  const service = await startServiceProcess();
  const folder = await secondMachine(service.folder);
  await writeFile(join(folder.dataDir, "keys", "ledger"), "another");
  const { code, output } = await failToStart({ folder, args: ["--role", "worker"] });
  expect(code).toBe(1);
  expect(output).toMatch(/keys\/ledger: not the one that the master database was made with\.\n.*Copy the folder keys/);
  expect(output).not.toMatch(/keys\/(passphrase|sealing)/);
});
