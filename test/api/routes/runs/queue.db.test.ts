import { describe, expect, test } from "vitest";
import { z } from "zod";
import { RunView } from "../../../../src/api/views/run.ts";
import { RunSummaryView } from "../../../../src/api/views/run-summary.ts";
import { decide, refusalOf, taken, waitingChange } from "../../../support/decisions.ts";
import { activeHospital, payFor, runTo, settled, signUp } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService, type TestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();
const List = z.object({ runs: z.array(RunSummaryView), next: z.int().nullish() });

function ask(service: TestService, id: string, request: Record<string, unknown>) {
  return service.ask("POST", `/api/v1/hospitals/${id}/runs`, { reason: "a test", ...request });
}

async function asked(service: TestService, id: string, request: Record<string, unknown>) {
  return RunView.parse(await (await ask(service, id, request)).json());
}

async function shown(service: TestService, runId: string) {
  return RunView.parse(await (await service.ask("GET", `/api/v1/runs/${runId}`)).json());
}

async function listed(service: TestService, path: string) {
  return List.parse(await (await service.ask("GET", path)).json());
}

describe("a hospital's queue", () => {
  test("tells each run its place and what it waits for, and goes on in order", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const release = service.operator.hold("preview");
    const first = await asked(service, id, { kind: "change", config: { tier: "M10" } });
    const second = await asked(service, id, { kind: "rotate" });
    const third = await asked(service, id, { kind: "suspend" });
    expect(await shown(service, first.id)).toMatchObject({ position_in_queue: 0, blocked_by: null });
    expect(await shown(service, second.id)).toMatchObject({ position_in_queue: 1, blocked_by: first.id });
    expect(await shown(service, third.id)).toMatchObject({ position_in_queue: 2, blocked_by: first.id });
    expect(await (await service.ask("GET", `/api/v1/hospitals/${id}`)).json()).toMatchObject({
      active_run: first.id,
      queue: [first.id, second.id, third.id],
    });
    release();
    expect((await settled(service, third.id)).status).toBe("awaiting_approval");
    expect(await shown(service, first.id)).toMatchObject({ position_in_queue: null, blocked_by: null });
  });

  test("takes twenty runs and not one more", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const release = service.operator.hold("preview");
    for (let count = 0; count < 20; count += 1) await asked(service, id, { kind: "rotate" });
    expect(await refusalOf(ask(service, id, { kind: "rotate" }))).toMatchObject({ status: 409, code: "queue_full" });
    for (const run of (await listed(service, `/api/v1/hospitals/${id}/runs`)).runs) {
      if (run.status === "pending") await taken(decide(service, run.id, "discard"));
    }
    release();
  });

  test("of a hospital that is being made names the run that holds it", async () => {
    const service = await startTestService(server);
    const { id } = await signUp(service);
    const release = service.operator.hold("up");
    await payFor(service, id, {}, "respond-async");
    const [provision] = (await listed(service, "/api/v1/runs")).runs;
    const refusal = await refusalOf(ask(service, id, { kind: "rotate" }));
    expect(refusal).toMatchObject({ status: 409, code: "hospital_state_conflict", hospital_status: "provisioning" });
    release();
    expect((await settled(service, provision?.id ?? "")).status).toBe("applied");
  });
});

describe("a drift check beside a run that waits for people", () => {
  test("is done at once and leaves the waiting one as it was", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const waiting = await waitingChange(service, id);
    expect(await runTo(service, id, { kind: "drift-check" })).toMatchObject({
      status: "planned_and_finished",
      drift_outcome: "in_sync",
    });
    expect(await shown(service, waiting.id)).toMatchObject({ status: "awaiting_approval", blocked_by: null });
    await taken(decide(service, waiting.id, "approve"));
    expect((await settled(service, waiting.id)).status).toBe("applied");
  });

  test("is what an approved one waits for, and then that one goes on", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const waiting = await waitingChange(service, id);
    const release = service.operator.hold("preview-refresh");
    const check = await asked(service, id, { kind: "drift-check" });
    await expect.poll(() => service.operator.begun.at(-1)?.kind).toBe("preview-refresh");
    const approved = await taken(decide(service, waiting.id, "approve"));
    expect(approved).toMatchObject({ status: "confirmed", blocked_by: check.id });
    release();
    expect((await settled(service, waiting.id)).status).toBe("applied");
  });
});

describe("the lists of runs", () => {
  test("show a hospital's runs newest first, in pages that lose and repeat none", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    for (let count = 0; count < 4; count += 1) await runTo(service, id, { kind: "drift-check" });
    const all = (await listed(service, `/api/v1/hospitals/${id}/runs`)).runs.map((run) => run.id);
    expect(all).toHaveLength(5);
    const first = await listed(service, `/api/v1/hospitals/${id}/runs?limit=2`);
    const second = await listed(service, `/api/v1/hospitals/${id}/runs?limit=2&from=${first.next}`);
    const third = await listed(service, `/api/v1/hospitals/${id}/runs?limit=2&from=${second.next}`);
    expect([first, second, third].flatMap(({ runs }) => runs.map((run) => run.id))).toEqual(all);
    expect(third.next).toBeNull();
    for (const query of ["limit=0", "limit=201", "from=0", "from=x"]) {
      expect((await service.ask("GET", `/api/v1/hospitals/${id}/runs?${query}`)).status, query).toBe(422);
    }
  });

  test("show what waits in the whole fleet, oldest first", async () => {
    const service = await startTestService(server);
    const one = await activeHospital(service);
    const other = await activeHospital(service, { name: "Other Hospital" });
    const runs = [await waitingChange(service, one.id), await waitingChange(service, other.id)];
    await runTo(service, one.id, { kind: "drift-check" });
    const waiting = await listed(service, "/api/v1/runs?status=awaiting_approval");
    expect(waiting.runs.map((run) => run.id)).toEqual(runs.map((run) => run.id));
    expect((await listed(service, "/api/v1/runs?status=applying")).runs).toEqual([]);
    expect((await service.ask("GET", "/api/v1/runs?status=waiting")).status).toBe(422);
  });
});
