import { expect, test } from "vitest";
import { signUp } from "../support/hospital.ts";
import { patientsIn, writePatient } from "./support/hospital-database.ts";
import { projectNames } from "./support/local-atlas.ts";
import { pay } from "./support/provision.ts";
import { startServiceProcess } from "./support/service-process.ts";

/** What becomes of a name when the ones before it are taken. */
const names = [
  ["Clínica São José – Norte", /^clinica-sao-jose-norte$/],
  ["病院", /^[a-z][a-z-]+$/],
  ["A".repeat(200), /^a{23}$/],
  ["Twin Hospital", /^twin-hospital$/],
  ["Twin Hospital", /^twin-hospital-[a-z0-9]{4}$/],
  ["Saint Bartholomew Hospital North", /^saint-bartholomew-hospi$/],
  ["Saint Bartholomew Hospital South", /^saint-bartholomew-[a-z0-9]{4}$/],
] as const;

test("hospitals of any name, alike or the same, get names that Atlas takes and a database each", async () => {
  const service = await startServiceProcess();
  const hospitals = [];
  for (const [name, slug] of names) {
    const hospital = await signUp(service, { name });
    expect(hospital.slug).toMatch(slug);
    hospitals.push(hospital);
  }
  const paid = await Promise.all(hospitals.map(({ id }) => pay(service, id)));
  for (const [index, { cluster_name, database_name, connection_string }] of paid.entries()) {
    expect(cluster_name).toBe(hospitals[index]?.slug);
    expect(database_name).toBe(`hospital_${cluster_name.replaceAll("-", "_")}`);
    await writePatient(connection_string, cluster_name);
  }
  for (const { cluster_name, connection_string } of paid) {
    expect(await patientsIn(connection_string)).toEqual([cluster_name]);
  }
  expect(await projectNames(service)).toEqual(paid.map(({ cluster_name }) => `hospital-${cluster_name}`).sort());
});
