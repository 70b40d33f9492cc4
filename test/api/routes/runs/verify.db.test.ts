import { describe, expect, test } from "vitest";
import { decide, taken, waitingChange } from "../../../support/decisions.ts";
import { activeHospital, runTo, settled } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

describe("after an apply", () => {
  test("what Atlas has is read back and stands on the run, with whether the hospital's user could sign in", async () => {
    const service = await startTestService(server);
    const { id, slug } = await activeHospital(service);
    const run = await waitingChange(service, id);
    await taken(decide(service, run.id, "approve"));
    expect((await settled(service, run.id)).verification).toMatchObject({
      tier: "M10",
      disk_size_gb: 10,
      mongodb_version: expect.any(String),
      termination_protection: true,
      users: [`app-${slug}-g1`],
      access_list: ["127.0.0.1"],
      signed_in: true,
      discrepancies: [],
    });
  });

  test("a tier that was asked for and is not there is an error that says both, and no green run", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    service.atlas.turnsOut = (asked) => ({ ...asked, tier: "M0" });
    const run = await waitingChange(service, id);
    await taken(decide(service, run.id, "approve"));
    const ended = await settled(service, run.id);
    expect(ended).toMatchObject({
      status: "errored",
      problem: { code: "not_as_asked", retryable: true },
      applied: { has_changes: true },
    });
    expect(ended.problem?.message).toContain("Asked for M10, Atlas reports M0.");
    expect(ended.verification?.discrepancies).toContainEqual(
      expect.objectContaining({ what: "tier", asked: "M10", found: "M0" }),
    );
    const verified = (await service.ledgerOf(id)).filter(({ action, runId }) => {
      return action === "run.verified" && runId === run.id;
    });
    expect(verified).toMatchObject([{ data: { tier: "M0" } }]);
  });

  test("an Atlas that can't be read leaves the run errored, and a later look tells what is there", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await waitingChange(service, id);
    const release = service.operator.hold("up");
    await taken(decide(service, run.id, "approve"));
    await expect.poll(() => service.operator.begun.at(-1)?.kind).toBe("up");
    service.atlas.unreachable = true;
    release();
    expect(await settled(service, run.id)).toMatchObject({ status: "errored", problem: { code: "atlas_unreachable" } });
    service.atlas.unreachable = false;
    expect(await runTo(service, id, { kind: "drift-check" })).toMatchObject({ drift_outcome: "in_sync" });
  });

  test("an offboarding that left something says what is left", async () => {
    const service = await startTestService(server);
    const { id, slug } = await activeHospital(service);
    const run = await runTo(service, id, { kind: "offboard", confirm: "Test Hospital" });
    const left = service.atlas.has.get(slug);
    const release = service.operator.hold("destroy");
    await taken(decide(service, run.id, "approve"));
    await expect.poll(() => service.operator.begun.at(-1)?.kind).toBe("destroy");
    service.atlas.has.delete = () => false;
    release();
    expect(await settled(service, run.id)).toMatchObject({ status: "errored", problem: { code: "still_there" } });
    expect(left).toBeDefined();
    expect(await (await service.ask("GET", `/api/v1/hospitals/${id}`)).json()).toMatchObject({ status: "offboarding" });
  });
});
