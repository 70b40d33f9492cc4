import { expect, test } from "vitest";
import { LedgerEntry } from "../../../src/domain/ledger.ts";
import { patientsIn, writePatient } from "../../journeys/support/hospital-database.ts";
import { approve, carryOut, pay, revealCredentials, showRun } from "../../journeys/support/provision.ts";

import { eventually } from "../../operator/support/processes.ts";
import { ProblemAnswer, payFor, runTo, settled, signUp } from "../../support/hospital.ts";
import { shown } from "./support/hospital.ts";
import { storedState } from "./support/state.ts";
import { useEngineService } from "./support/use-engine-service.ts";

/** Clusters change only as the test moves the time of Atlas on. */
const service = useEngineService({ pace: "realistic" });
const longEnoughMs = 60 * 60_000;

/** Every cluster of the hospital's project: name, size and state. */
async function clustersOf(slug: string): Promise<string[]> {
  const { atlas } = service();
  const projects = (await atlas.ask("GET", "/groups")).body.results as { id: string; name: string }[];
  const project = projects.find(({ name }) => name === `hospital-${slug}`)?.id;
  if (project === undefined) return [];
  const all = ["clusters", "flexClusters"].map(async (kind) => {
    const { results } = (await atlas.ask("GET", `/groups/${project}/${kind}`)).body;
    return (results as { name: string; stateName: string }[]).map(({ name, stateName }) => `${name} ${stateName}`);
  });
  return (await Promise.all(all)).flat();
}

function clusterIs(slug: string, state: string): Promise<true> {
  return eventually(`the cluster is ${state}`, async () => (await clustersOf(slug)).includes(`${slug} ${state}`));
}

/** A hospital that has paid and whose cluster Atlas is making, until time passes. */
async function beingProvisioned(name: string, plan = "professional") {
  const hospital = await signUp(service(), { name, plan });
  const paid = await payFor(service(), hospital.id, {}, "respond-async");
  await clusterIs(hospital.slug, "CREATING");
  return { ...hospital, run: paid.headers.get("location")?.split("/").at(-1) ?? "" };
}

/** Has the time of Atlas run, some minutes in a second, until the work is done. */
async function whileTimePasses<T>(work: Promise<T>): Promise<T> {
  const timer = setInterval(() => service().atlas.clock.pass(30_000), 50);
  return work.finally(() => clearInterval(timer));
}

async function provisioned(name: string) {
  const { id, slug, run } = await beingProvisioned(name);
  expect((await whileTimePasses(settled(service(), run))).status).toBe("applied");
  const { connection_string: connectionString } = await revealCredentials(service(), id);
  await writePatient(connectionString, "Ada");
  return { id, slug, connectionString };
}

/** Approves a change to FLEX and answers it while Atlas is at it. */
async function growing(id: string, slug: string): Promise<string> {
  const planned = await runTo(service(), id, { kind: "change", config: { tier: "FLEX" } });
  const approved = approve(service(), planned.id);
  await clusterIs(slug, "UPDATING");
  void approved;
  return planned.id;
}

/** Asks a run to stop, and answers when its worker has looked at it twice since. */
async function cancel(id: string, run: string): Promise<void> {
  expect(await decide(run, "cancel")).toBe(202);
  const seen = new Set<number>();
  await eventually("the worker knows", async () => {
    const hospital = await service().repositories.hospitals.find(id);
    return seen.add(hospital?.lease?.expiresAt.getTime() ?? 0).size > 2;
  });
}

async function decide(run: string, verb: string) {
  return (await service().ask("POST", `/api/v1/runs/${run}/${verb}`)).status;
}

async function actionsOf(id: string): Promise<string[]> {
  const response = await service().ask("GET", `/api/v1/hospitals/${id}/ledger/export`);
  const lines = (await response.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
  return lines.flatMap((line) => {
    const entry = LedgerEntry.safeParse(line);
    return entry.success ? [entry.data.action] : [];
  });
}

test("a canceled provision finishes the cluster under way and says so, and paying again goes on from there", async () => {
  const { id, slug, run } = await beingProvisioned("Stopped Hospital", "enterprise");
  await cancel(id, run);
  expect((await showRun(service(), run)).status).toBe("applying");

  expect(await whileTimePasses(settled(service(), run))).toMatchObject({
    status: "canceled",
    problem: {
      code: "operation_canceled",
      message: "The run was canceled. What it had begun was finished, the rest was not.",
    },
  });
  await expect
    .poll(() => shown(service(), id))
    .toMatchObject({ status: "provisioning", recovery_needed_since: null, queue: [] });
  expect(await whileTimePasses(pay(service(), id))).toMatchObject({ database_created: true });
  expect(await clustersOf(slug)).toEqual([`${slug} IDLE`]);
});

test("a canceled change finishes what Atlas is at, and asking for it again reads back what is there", async () => {
  const { id, slug, connectionString } = await provisioned("Half Hospital");
  const run = await growing(id, slug);
  await cancel(id, run);
  expect((await whileTimePasses(settled(service(), run))).status).toBe("canceled");

  const again = await runTo(service(), id, { kind: "change", config: { tier: "FLEX" } });
  const ended = await whileTimePasses(approve(service(), again.id));

  expect(ended).toMatchObject({ status: "applied", verification: { tier: "FLEX", discrepancies: [] } });
  expect(await shown(service(), id)).toMatchObject({ applied_revision: again.revision, database: { tier: "FLEX" } });
  expect(await patientsIn(connectionString)).toEqual(["Ada"]);
});

test("a provision that somebody killed is left to people, and their recovery needs no approval: it adopts the cluster and makes no second", async () => {
  const { id, slug, run } = await beingProvisioned("Killed Hospital");
  expect(await decide(run, "force-cancel")).toBe(409);
  expect(await decide(run, "cancel")).toBe(202);
  expect(await decide(run, "force-cancel")).toBe(202);

  const killed = await settled(service(), run);
  expect(killed).toMatchObject({ status: "interrupted", problem: { code: "operation_interrupted", retryable: false } });
  expect(killed.problem?.next_step).toContain('"recover"');
  expect(await shown(service(), id)).toMatchObject({ status: "provisioning", recovery_needed_since: run });

  service().atlas.clock.pass(longEnoughMs);
  await clusterIs(slug, "IDLE");
  const recovering = await runTo(service(), id, { kind: "recover" });
  expect(recovering).toMatchObject({
    status: "applied",
    plan: { adopts: { cluster: expect.stringContaining(slug) }, change_set: { counts: { import: 1, delete: 0 } } },
    verification: { tier: "M0", signed_in: true, discrepancies: [] },
  });
  expect(await clustersOf(slug)).toEqual([`${slug} IDLE`]);
  expect(await shown(service(), id)).toMatchObject({ status: "active", recovery_needed_since: null });
  expect(await storedState(service(), slug)).not.toContain('pending_operations":[{');
  expect(await actionsOf(id)).toContain("stack.lock_broken");
  expect((await runTo(service(), id, { kind: "drift-check" })).drift_outcome).toBe("in_sync");
});

test("a killed change is finished by a recovery, and until then nothing else is applied", async () => {
  const { id, slug, connectionString } = await provisioned("Broken Hospital");
  const run = await growing(id, slug);
  await decide(run, "cancel");
  await decide(run, "force-cancel");
  expect((await settled(service(), run)).status).toBe("interrupted");
  const asked = await service().ask("POST", `/api/v1/hospitals/${id}/runs`, { kind: "rotate", reason: "a test" });
  expect(ProblemAnswer.parse(await asked.json())).toMatchObject({ status: 409, code: "recovery_needed" });

  service().atlas.clock.pass(longEnoughMs);
  await clusterIs(slug, "IDLE");
  expect(await whileTimePasses(carryOut(service(), id, { kind: "recover" }))).toMatchObject({
    status: "applied",
    verification: { tier: "FLEX", termination_protection: true, discrepancies: [] },
  });
  expect(await shown(service(), id)).toMatchObject({ status: "active", database: { tier: "FLEX" } });
  expect(await patientsIn(connectionString)).toEqual(["Ada"]);
  expect((await runTo(service(), id, { kind: "drift-check" })).drift_outcome).toBe("in_sync");
});
