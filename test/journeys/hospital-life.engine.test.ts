import { expect, test } from "vitest";
import { ProblemAnswer, payFor, runTo } from "../support/hospital.ts";
import { patientsIn, trySignIn, writePatient } from "./support/hospital-database.ts";
import { askLocalAtlas, projectNames } from "./support/local-atlas.ts";
import { approve, carryOut, provision, revealCredentials } from "./support/provision.ts";
import { type ServiceProcess, startServiceProcess } from "./support/service-process.ts";

/** The addresses that Atlas lets in to a hospital's project, with their comments. */
async function accessListOf(service: ServiceProcess, id: string) {
  const { database } = (await (await service.ask("GET", `/api/v1/hospitals/${id}`)).json()) as {
    database: { project_id: string };
  };
  const answer = await askLocalAtlas(service, "GET", `/api/atlas/v2/groups/${database.project_id}/accessList`);
  const entries = answer.body.results as { cidrBlock: string; comment?: string }[];
  return entries.map(({ cidrBlock, comment = "" }) => `${cidrBlock} ${comment}`).sort();
}

test("a change of the access list adds, keeps and removes exactly the addresses that were asked for", async () => {
  const service = await startServiceProcess();
  const { id, connectionString } = await provision(service);
  expect(await accessListOf(service, id)).toEqual(["127.0.0.1/32 Application server"]);
  const ward = { address: "203.0.113.7", comment: "Ward" };
  const first = { kind: "change", config: { accessList: ["127.0.0.1", ward, "198.51.100.0/24"] } };
  const planned = await runTo(service, id, first);
  expect(planned.plan?.change_set.counts).toMatchObject({ create: 2, update: 0, replace: 0, delete: 0 });
  expect((await approve(service, planned.id)).status).toBe("applied");
  expect(await accessListOf(service, id)).toEqual([
    "127.0.0.1/32 Application server",
    "198.51.100.0/24 ",
    "203.0.113.7/32 Ward",
  ]);
  const second = { kind: "change", config: { accessList: ["127.0.0.1", { ...ward, comment: "Ward 7" }] } };
  expect((await carryOut(service, id, second)).status).toBe("applied");
  expect(await accessListOf(service, id)).toEqual(["127.0.0.1/32 Application server", "203.0.113.7/32 Ward 7"]);
  expect((await runTo(service, id, second)).status).toBe("planned_and_finished");
  expect(await trySignIn(connectionString)).toBe("in");
});

test("a rotation gives new credentials once, the old ones work beside them until the next, and the data are the same", async () => {
  const service = await startServiceProcess();
  const { id, connectionString: first, password } = await provision(service);
  await writePatient(first, "Ada");
  expect((await carryOut(service, id, { kind: "rotate" })).status).toBe("applied");
  const { connection_string: second, ...credentials } = await revealCredentials(service, id);
  expect(credentials.password).not.toBe(password);
  await writePatient(second, "Ben");
  expect(await patientsIn(first)).toEqual(["Ada", "Ben"]);

  expect((await carryOut(service, id, { kind: "rotate" })).status).toBe("applied");
  const { connection_string: third } = await revealCredentials(service, id);
  expect(await patientsIn(third)).toEqual(["Ada", "Ben"]);
  expect(await patientsIn(second)).toEqual(["Ada", "Ben"]);
  expect(await trySignIn(first)).toBe("refused");
});

test("an offboarding needs the name typed, and then nobody can connect and local Atlas knows nothing of the hospital", async () => {
  const service = await startServiceProcess();
  const { id, connectionString } = await provision(service, { plan: "enterprise", name: "Leaving Hospital" });
  const staying = await provision(service, { name: "Staying Hospital" });
  await writePatient(connectionString, "Ada");
  const unnamed = await service.ask("POST", `/api/v1/hospitals/${id}/runs`, {
    kind: "offboard",
    reason: "left",
    confirm: "leaving hospital",
  });
  expect(ProblemAnswer.parse(await unnamed.json())).toMatchObject({ status: 422, code: "name_not_confirmed" });

  const planned = await runTo(service, id, { kind: "offboard", confirm: "Leaving Hospital" });
  expect(planned).toMatchObject({
    status: "awaiting_approval",
    plan: {
      change_set: { counts: { create: 0, delete: 5 } },
      cost: { after_tier: null, after_cents_a_month: 0, difference_cents_a_month: -5_840 },
    },
  });
  expect(await patientsIn(connectionString)).toEqual(["Ada"]);
  expect(await approve(service, planned.id)).toMatchObject({ status: "applied", applied: { counts: { delete: 5 } } });
  expect(await trySignIn(connectionString)).toBe("unreachable");
  expect(await projectNames(service)).toEqual(["hospital-staying-hospital"]);
  expect(await (await service.ask("GET", `/api/v1/hospitals/${id}`)).json()).toMatchObject({
    status: "gone",
    active_run: null,
    database: null,
  });
  expect(ProblemAnswer.parse(await (await payFor(service, id)).json())).toMatchObject({ status: 409 });
  expect(await trySignIn(staying.connectionString)).toBe("in");
});
