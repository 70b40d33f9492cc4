import { expect, test } from "vitest";
import { HospitalView } from "../../src/api/views/hospital.ts";
import { VerdictView } from "../../src/api/views/verdict.ts";
import { LedgerEntry } from "../../src/domain/ledger.ts";
import { payFor, signUp } from "../support/hospital.ts";
import { patientsIn, writePatient } from "./support/hospital-database.ts";
import { askLocalAtlas } from "./support/local-atlas.ts";
import { descendantsOf, stillRunning } from "./support/processes.ts";
import { revealCredentials, showRun } from "./support/provision.ts";
import { type ServiceProcess, startServiceProcess } from "./support/service-process.ts";

/** A new free cluster takes about half a minute then, as the real one does. */
const slowAtlas = { LOCAL_ATLAS_PACE: "realistic" };

type Named = { id: string; name: string; stateName?: string };

/** Every cluster of every project: name and state. */
async function clusters(service: ServiceProcess): Promise<string[]> {
  const projects = (await askLocalAtlas(service, "GET", "/api/atlas/v2/groups")).body.results as Named[];
  const lists = projects.map(async ({ id }) => {
    const { results } = (await askLocalAtlas(service, "GET", `/api/atlas/v2/groups/${id}/clusters`)).body;
    return (results as Named[]).map(({ name, stateName }) => `${name} ${stateName}`);
  });
  return (await Promise.all(lists)).flat();
}

async function hospitalOf(service: ServiceProcess, id: string) {
  return HospitalView.parse(await (await service.ask("GET", `/api/v1/hospitals/${id}`)).json());
}

async function ledgerOf(service: ServiceProcess, id: string) {
  const response = await service.ask("GET", `/api/v1/hospitals/${id}/ledger?limit=500`);
  const { entries } = (await response.json()) as { entries: unknown[] };
  return entries.map((entry) => LedgerEntry.parse(entry));
}

test("after a kill -9 while Atlas makes the cluster it is taken in without any hand, and the ledger tells of both runs", async () => {
  const service = await startServiceProcess({ environment: slowAtlas });
  const { id, slug } = await signUp(service);
  const paid = await payFor(service, id, {}, "respond-async");
  const run = paid.headers.get("location")?.split("/").at(-1) ?? "";
  await expect.poll(() => clusters(service), { timeout: 60_000 }).toEqual([`${slug} CREATING`]);
  const children = await descendantsOf(service.pid);
  await service.kill();

  const next = await startServiceProcess({ folder: service.folder, environment: slowAtlas });
  const status = async () => (await hospitalOf(next, id)).status;
  await expect.poll(status, { timeout: 180_000 }).toBe("active");
  expect(await stillRunning(children)).toEqual([]);
  expect((await showRun(next, run)).status).toBe("interrupted");
  await expect.poll(() => hospitalOf(next, id)).toMatchObject({ recovery_needed_since: null, queue: [] });
  expect(await clusters(next)).toEqual([`${slug} IDLE`]);

  const { connection_string } = await revealCredentials(next, id);
  await writePatient(connection_string, "Ada");
  expect(await patientsIn(connection_string)).toEqual(["Ada"]);
  const told = await ledgerOf(next, id);
  const ofRun = told.filter(({ runId }) => runId === run).map(({ action }) => action);
  expect(ofRun).toEqual([
    ...["run.requested", "revision.made", "run.planned", "run.confirmed", "run.apply_started"],
    "run.ended",
  ]);
  const recovery = told.find(({ action, runId }) => action === "run.requested" && runId !== run);
  expect(recovery).toMatchObject({ actor: { kind: "service" }, data: { kind: "recover", retry_of: run } });
  const verdict = await next.ask("POST", `/api/v1/hospitals/${id}/ledger/verify`);
  expect(VerdictView.parse(await verdict.json())).toMatchObject({ ok: true, entries: told.length });
});
