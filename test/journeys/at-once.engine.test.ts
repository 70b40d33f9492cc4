import { expect, test } from "vitest";
import { RunSummaryView } from "../../src/api/views/run-summary.ts";
import { payFor, signUp } from "../support/hospital.ts";
import { changed, patientsIn, trySignIn, writePatient } from "./support/hospital-database.ts";
import { clustersShown, projectNames } from "./support/local-atlas.ts";
import { PaymentAnswer, provision } from "./support/provision.ts";
import { type ServiceProcess, startServiceProcess } from "./support/service-process.ts";

async function runsOf(service: ServiceProcess, id: string) {
  const { runs } = (await (await service.ask("GET", `/api/v1/hospitals/${id}/runs`)).json()) as { runs: unknown[] };
  return runs.map((run) => RunSummaryView.parse(run));
}

test("ten hospitals that pay at once get ten databases, and each user opens its own and no other", async () => {
  const service = await startServiceProcess();
  const numbers = Array.from({ length: 10 }, (_, index) => index + 1);
  const hospitals = await Promise.all(numbers.map((number) => provision(service, { name: `Hospital ${number}` })));
  const hosts = hospitals.map(({ connectionString }) => new URL(connectionString).host);
  expect(new Set(hosts).size).toBe(10);
  expect(new Set(hospitals.map(({ password }) => password)).size).toBe(10);
  expect(await projectNames(service)).toEqual(numbers.map((number) => `hospital-hospital-${number}`).sort());

  await Promise.all(hospitals.map(({ slug, connectionString }) => writePatient(connectionString, `of ${slug}`)));
  for (const [index, { slug, connectionString }] of hospitals.entries()) {
    expect(new URL(connectionString).pathname).toBe(`/hospital_${slug.replace("-", "_")}`);
    expect(await patientsIn(connectionString)).toEqual([`of ${slug}`]);
    const neighbour = hosts[(index + 1) % hosts.length] ?? "";
    expect(await trySignIn(changed(connectionString, { host: neighbour }))).toBe("refused");
  }
});

test("five payments at once for one hospital are one run, one cluster, and one answer with credentials", async () => {
  const service = await startServiceProcess();
  const { id } = await signUp(service);
  const answers = await Promise.all(Array.from({ length: 5 }, () => payFor(service, id, {}, "wait=240")));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const bodies = await Promise.all(answers.map(async (answer) => PaymentAnswer.parse(await answer.json())));
  const [shown, ...others] = bodies.sort((a, b) => Number(b.credentials !== null) - Number(a.credentials !== null));
  expect(await trySignIn(shown?.connection_string ?? "")).toBe("in");
  for (const other of others) {
    expect(other).toMatchObject({ database_created: true, cluster_name: "test-hospital", credentials: null });
    expect(other.connection_string).not.toContain("@");
    expect(other.message).toContain("rotate");
  }
  expect((await runsOf(service, id)).map(({ kind, status }) => ({ kind, status }))).toEqual([
    { kind: "provision", status: "applied" },
  ]);
  expect(await projectNames(service)).toEqual(["hospital-test-hospital"]);
  expect(await clustersShown(service)).toEqual(["test-hospital IDLE M0"]);
});
