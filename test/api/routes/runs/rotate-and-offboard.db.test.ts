import { describe, expect, test } from "vitest";
import { z } from "zod";
import { activeHospital, ProblemAnswer, payFor, runTo, settled } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();
const Shown = z.object({ username: z.string(), password: z.string(), connection_string: z.string() });

describe("a rotation", () => {
  test("makes a second user beside the first, and shows its password once", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const planned = await runTo(service, id, { kind: "rotate" });
    await service.ask("POST", `/api/v1/runs/${planned.id}/approve`);
    expect((await settled(service, planned.id)).status).toBe("applied");
    expect(service.operator.begun.at(-1)?.target.config.credentialGenerations).toEqual([1, 2]);
    const shown = Shown.parse(await (await service.ask("POST", `/api/v1/hospitals/${id}/credentials`)).json());
    expect(shown.username).toMatch(/g2$/);
    expect((await service.ask("POST", `/api/v1/hospitals/${id}/credentials`)).status).toBe(410);
  });
});

describe("an offboarding", () => {
  test("needs the hospital's name, typed", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    for (const confirm of [undefined, "test hospital", "Test Hospita"]) {
      const response = await service.ask("POST", `/api/v1/hospitals/${id}/runs`, {
        kind: "offboard",
        reason: "left",
        confirm,
      });
      expect(ProblemAnswer.parse(await response.json())).toMatchObject({ status: 422, code: "name_not_confirmed" });
    }
  });

  test("is previewed, approved and destroys; after that the hospital is gone and takes no money", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const planned = await runTo(service, id, { kind: "offboard", confirm: "Test Hospital" });
    expect(planned).toMatchObject({ status: "awaiting_approval", plan: { change_set: { counts: { delete: 1 } } } });
    await service.ask("POST", `/api/v1/runs/${planned.id}/approve`);
    expect((await settled(service, planned.id)).status).toBe("applied");
    expect(service.operator.begun.at(-1)?.kind).toBe("destroy");
    expect(await (await service.ask("GET", `/api/v1/hospitals/${id}`)).json()).toMatchObject({
      status: "gone",
      database: null,
    });
    expect(ProblemAnswer.parse(await (await payFor(service, id)).json())).toMatchObject({
      code: "hospital_state_conflict",
    });
  });

  test("of a protected cluster switches protection off in a step of its own first", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service, { plan: "enterprise" });
    const planned = await runTo(service, id, { kind: "offboard", confirm: "Test Hospital" });
    await service.ask("POST", `/api/v1/runs/${planned.id}/approve`);
    await settled(service, planned.id);
    const last = service.operator.begun.slice(-4);
    expect(last.map(({ kind }) => kind)).toEqual(["preview-destroy", "preview", "up", "destroy"]);
    expect(last[2]?.target.config.terminationProtection).toBe(false);
  });
});
