import { cp, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { VerdictView } from "../../src/api/views/verdict.ts";
import { runTo } from "../support/hospital.ts";
import { runCommand, startCommand } from "./support/command-process.ts";
import { holdProvision } from "./support/held-run.ts";
import { patientsIn, trySignIn, writePatient } from "./support/hospital-database.ts";
import { approve, carryOut, provision, showRun } from "./support/provision.ts";
import { filesWith } from "./support/secret-search.ts";
import { makeServiceFolder } from "./support/service-folder.ts";
import { startServiceProcess } from "./support/service-process.ts";

test("an installation restored elsewhere from a backup of the running service has everything, and a preview of every hospital shows no change", async () => {
  const service = await startServiceProcess();
  const hospitals = [
    await provision(service, { name: "Saint Anna" }),
    await provision(service, { name: "Saint Bernard", email: "b@hospital.com" }),
  ];
  const [changed = "", other = ""] = hospitals.map(({ id }) => id);
  expect(await carryOut(service, changed, { kind: "change", config: { tier: "M10" } })).toMatchObject({
    status: "applied",
  });
  for (const { connectionString, slug } of hospitals) await writePatient(connectionString, `Ada of ${slug}`);
  const waiting = await runTo(service, changed, { kind: "change", config: { tier: "M20" } });
  expect(waiting.status).toBe("awaiting_approval");

  const kept = await makeServiceFolder();
  const file = join(kept.path, "backup.tar.gz");
  const backup = await runCommand("backup", service.folder, [file]);
  expect(backup.output).toContain("the service is running");
  expect(backup).toMatchObject({ code: 0, output: expect.stringContaining("Backup written") });
  expect((await readdir(kept.path)).sort()).toEqual(["backup.tar.gz", "backup.tar.gz.keys", "tmp"]);
  for (const each of [file, `${file}.keys`]) expect((await stat(each)).mode & 0o777).toBe(0o600);
  expect(await service.stop()).toBe(0);

  const folder = await makeServiceFolder();
  const restored = await runCommand("restore", folder, [file]);
  expect(restored).toMatchObject({ code: 0, output: expect.stringContaining("Restored into data") });
  expect((await stat(folder.dataDir)).mode & 0o777).toBe(0o700);
  const again = await runCommand("restore", folder, [file]);
  expect(again).toMatchObject({ code: 1, output: expect.stringContaining("not_empty") });
  await cp(join(service.folder.dataDir, "atlas"), join(folder.dataDir, "atlas"), { recursive: true });
  const next = await startServiceProcess({ folder });

  expect(next.opsKey).toBe(service.opsKey);
  expect(await showRun(next, waiting.id)).toMatchObject({ status: "awaiting_approval" });
  for (const { id, connectionString, slug } of hospitals) {
    await expect.poll(() => trySignIn(connectionString), { timeout: 20_000 }).toBe("in");
    expect(await patientsIn(connectionString)).toEqual([`Ada of ${slug}`]);
    const drift = await runTo(next, id, { kind: "drift-check" });
    expect(drift).toMatchObject({ status: "planned_and_finished", drift: { outcome: "in_sync" } });
    const verdict = await next.ask("POST", `/api/v1/hospitals/${id}/ledger/verify`);
    expect(VerdictView.parse(await verdict.json())).toMatchObject({ ok: true });
    expect(await filesWith(kept.path, connectionString)).toEqual([]);
  }
  const same = await runTo(next, other, { kind: "change", config: { tier: "M0" } });
  expect(same.status).toBe("planned_and_finished");
  expect((await carryOut(next, other, { kind: "rotate" })).status).toBe("applied");
  expect(await approve(next, waiting.id)).toMatchObject({ status: "applied", applied: { counts: { update: 1 } } });
  expect((await runTo(next, changed, { kind: "change", config: { tier: "M20" } })).status).toBe("planned_and_finished");
});

test("a backup waits while a run is at work, leaves nothing if it is stopped, and needs no running service", async () => {
  const service = await startServiceProcess();
  const { run } = await holdProvision(service, 10_000);
  const kept = await makeServiceFolder();
  const stopped = await startCommand("backup", service.folder, [join(kept.path, "one.tar.gz")]);
  await expect.poll(stopped.output, { timeout: 20_000 }).toContain("waiting for the runs of test-hospital");
  stopped.signal("SIGINT");
  expect(await stopped.ended).toBe(130);
  expect(await readdir(kept.path)).toEqual(["tmp"]);

  const second = await runCommand("backup", service.folder, [join(kept.path, "two.tar.gz")]);
  expect(second).toMatchObject({ code: 0, output: expect.stringContaining("Backup written") });
  expect((await showRun(service, run)).status).toBe("applied");

  expect(await service.stop()).toBe(0);
  const third = await runCommand("backup", service.folder, [join(kept.path, "three.tar.gz")]);
  expect(third).toMatchObject({ code: 0, output: expect.stringContaining("Backup written") });
  expect((await readdir(kept.path)).filter((name) => /partial|restoring/.test(name))).toEqual([]);
});
