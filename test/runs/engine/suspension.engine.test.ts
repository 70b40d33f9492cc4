import { expect, test } from "vitest";
import { patientsIn, trySignIn, writePatient } from "../../journeys/support/hospital-database.ts";
import { carryOut, provision, revealCredentials } from "../../journeys/support/provision.ts";
import { ProblemAnswer, runTo } from "../../support/hospital.ts";
import { accessOf, askAtlas, shown } from "./support/hospital.ts";
import { useEngineService } from "./support/use-engine-service.ts";

const service = useEngineService();

test("a suspended dedicated hospital lets nobody in and rests; resumed, new credentials find the same data", async () => {
  const { id, slug, connectionString } = await provision(service(), { name: "Resting Hospital", plan: "enterprise" });
  await writePatient(connectionString, "Ada");

  const suspended = await carryOut(service(), id, { kind: "suspend" });

  expect(suspended).toMatchObject({
    status: "applied",
    verification: { users: [], access_list: [], signed_in: false, discrepancies: [] },
  });
  expect(await shown(service(), id)).toMatchObject({ status: "suspended" });
  expect(await accessOf(service(), id)).toEqual({ users: [], entries: [] });
  expect((await askAtlas(service(), id, "GET", `/clusters/${slug}`)).body.paused).toBe(true);
  expect(await trySignIn(connectionString)).not.toBe("in");
  expect(await runTo(service(), id, { kind: "drift-check" })).toMatchObject({ drift: { outcome: "in_sync" } });
  const refused = await service().ask("POST", `/api/v1/hospitals/${id}/runs`, { kind: "rotate", reason: "a test" });
  expect(ProblemAnswer.parse(await refused.json()).code).toBe("hospital_state_conflict");
  const hidden = await service().ask("POST", `/api/v1/hospitals/${id}/credentials`);
  expect(hidden.status).toBe(409);

  expect(await carryOut(service(), id, { kind: "resume" })).toMatchObject({
    status: "applied",
    verification: { users: [`app-${slug}-g2`], access_list: ["127.0.0.1"], signed_in: true, discrepancies: [] },
  });
  expect(await shown(service(), id)).toMatchObject({ status: "active" });
  const { connection_string: again } = await revealCredentials(service(), id);
  expect(await patientsIn(again)).toEqual(["Ada"]);
  expect(await trySignIn(connectionString)).toBe("refused");
});

test("a suspended free hospital is told nothing of a pause and comes back with its data", async () => {
  const { id, connectionString } = await provision(service(), { name: "Pausing Hospital" });
  await writePatient(connectionString, "Ada");
  expect((await carryOut(service(), id, { kind: "suspend" })).status).toBe("applied");
  expect(await trySignIn(connectionString)).toBe("refused");
  expect((await carryOut(service(), id, { kind: "resume" })).status).toBe("applied");
  expect(await patientsIn((await revealCredentials(service(), id)).connection_string)).toEqual(["Ada"]);
});
