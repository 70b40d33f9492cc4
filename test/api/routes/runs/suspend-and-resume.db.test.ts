import { describe, expect, test } from "vitest";
import { decide, refusalOf, taken } from "../../../support/decisions.ts";
import { activeHospital, runTo, settled } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService, type TestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

async function done(service: TestService, id: string, request: Record<string, unknown>) {
  const run = await runTo(service, id, request);
  await taken(decide(service, run.id, "approve"));
  return settled(service, run.id);
}

async function shown(service: TestService, id: string): Promise<unknown> {
  return (await service.ask("GET", `/api/v1/hospitals/${id}`)).json();
}

function ask(service: TestService, id: string, kind: string) {
  return service.ask("POST", `/api/v1/hospitals/${id}/runs`, { kind, reason: "a test" });
}

describe("a suspension", () => {
  test("takes everybody's access, leaves the cluster, and is undone by a resumption with new credentials", async () => {
    const service = await startTestService(server);
    const { id, slug } = await activeHospital(service);
    const suspended = await done(service, id, { kind: "suspend" });
    expect(suspended).toMatchObject({
      status: "applied",
      verification: { users: [], access_list: [], signed_in: false, discrepancies: [] },
    });
    expect(suspended.plan?.words.join(" ")).toContain("the data stays untouched");
    expect(await shown(service, id)).toMatchObject({ status: "suspended", database: { tier: "M0" } });
    expect(service.atlas.has.has(slug)).toBe(true);
    expect(await done(service, id, { kind: "resume" })).toMatchObject({
      status: "applied",
      verification: { users: [`app-${slug}-g2`], signed_in: true },
    });
    expect(await shown(service, id)).toMatchObject({ status: "active", database: { credential_generation: 2 } });
    const credentials = await service.ask("POST", `/api/v1/hospitals/${id}/credentials`);
    expect(await credentials.json()).toMatchObject({ username: expect.stringMatching(/g2$/) });
  });

  test("leaves nothing to be asked for but its end, a look, or the offboarding", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    expect(await refusalOf(ask(service, id, "resume"))).toMatchObject({ status: 409, hospital_status: "active" });
    await done(service, id, { kind: "suspend" });
    for (const kind of ["suspend", "rotate"]) {
      expect(await refusalOf(ask(service, id, kind)), kind).toMatchObject({
        status: 409,
        code: "hospital_state_conflict",
        hospital_status: "suspended",
      });
    }
    expect(await runTo(service, id, { kind: "drift-check" })).toMatchObject({ drift_outcome: "in_sync" });
    expect(await runTo(service, id, { kind: "remediate" })).toMatchObject({ status: "planned_and_finished" });
    expect(await shown(service, id)).toMatchObject({ status: "suspended" });
  });

  test("that Atlas did not take in at once is finished by asking again", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await runTo(service, id, { kind: "suspend" });
    await taken(decide(service, run.id, "approve"));
    const { turnsOut } = service.atlas;
    const release = service.operator.hold("up");
    await expect.poll(() => service.operator.begun.at(-1)?.kind).toBe("up");
    service.atlas.turnsOut = (asked) => ({ ...asked, suspended: false });
    release();
    expect(await settled(service, run.id)).toMatchObject({ status: "errored", problem: { code: "not_as_asked" } });
    expect(await shown(service, id)).toMatchObject({ status: "active" });
    service.atlas.turnsOut = turnsOut;
    expect(await runTo(service, id, { kind: "suspend" })).toMatchObject({
      status: "applied",
      confirmation: { by: "rule", rule: "nothing-to-change" },
    });
    expect(await shown(service, id)).toMatchObject({ status: "suspended" });
  });
});
