import { expect, test } from "vitest";
import { RunView } from "../../../../src/api/views/run.ts";
import { activeHospital, ProblemAnswer, payFor, runTo, signUp } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { soon } from "../../../support/soon.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

test("the browser that signed up finds the run that makes its database, and nobody else does", async () => {
  const service = await startTestService(server);
  const unpaid = await signUp(service);
  const path = `/api/v1/hospitals/${unpaid.id}/provision`;
  const early = await service.ask("GET", path, undefined, { as: "public", headers: { cookie: unpaid.cookie } });
  expect(ProblemAnswer.parse(await early.json()).code).toBe("run_not_found");
  const { id, cookie } = await activeHospital(service, { name: "Other" });
  const own = await service.ask("GET", `/api/v1/hospitals/${id}/provision`, undefined, {
    as: "public",
    headers: { cookie },
  });
  expect(await own.json()).toMatchObject({ organization_id: id, kind: "provision", status: "applied" });
  const foreign = { as: "public" as const, headers: { cookie: unpaid.cookie } };
  for (const what of ["provision", "credentials"]) {
    const answer = await service.ask("GET", `/api/v1/hospitals/${id}/${what}`, undefined, foreign);
    expect(ProblemAnswer.parse(await answer.json()).code).toBe("hospital_not_found");
  }
});

test("that browser finds what the service goes on with by itself after a failure, and no run that is for ops", async () => {
  const service = await startTestService(server);
  service.operator.failNext("up", { code: "atlas_unavailable", retryable: true });
  const { id, cookie } = await signUp(service);
  await payFor(service, id);
  const newest = async () => {
    const asked = { as: "public" as const, headers: { cookie } };
    return RunView.parse(
      await (await service.ask("GET", `/api/v1/hospitals/${id}/provision`, undefined, asked)).json(),
    );
  };
  await expect.poll(newest, soon).toMatchObject({ kind: "recover", status: "applied" });
  expect(await runTo(service, id, { kind: "drift-check" })).toMatchObject({ organization_id: id });
  expect(await newest()).toMatchObject({ kind: "recover" });
});

test("of credentials everything but the secret is told, also when they were shown", async () => {
  const service = await startTestService(server);
  const unpaid = await signUp(service);
  expect(await (await service.ask("GET", `/api/v1/hospitals/${unpaid.id}/credentials`)).json()).toBeNull();
  const { id } = await activeHospital(service, { name: "Other" });
  const facts = await (await service.ask("GET", `/api/v1/hospitals/${id}/credentials`)).text();
  expect(JSON.parse(facts)).toMatchObject({
    generation: 1,
    username: expect.any(String),
    shown_at: expect.any(String),
  });
  expect(facts).not.toContain("password");
});
