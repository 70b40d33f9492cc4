import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { RunView } from "../../../src/api/views/run.ts";
import { createOperator } from "../../../src/operator/index.ts";
import { approve, provision } from "../../journeys/support/provision.ts";
import { granted } from "../../operator/support/use-engine.ts";
import { runTo, settled } from "../../support/hospital.ts";
import { accessOf, appliedConfig, askAtlas, shown } from "./support/hospital.ts";
import { type EngineService, useEngineService } from "./support/use-engine-service.ts";

const service = useEngineService();
const ward = { address: "203.0.113.7", comment: "Ward" };
const letWardIn = { kind: "change", config: { accessList: ["127.0.0.1", ward] } };

/** Changes a hospital's stack past the service, as an engineer with the Pulumi CLI would. */
async function changeByPulumi({ atlas, folder, settings }: EngineService, id: string): Promise<void> {
  const operator = createOperator({ ...settings, workDir: join(folder, "engineer") });
  onTestFinished(operator.close);
  const { baseUrl, publicKey, privateKey } = atlas.atlas;
  const config = await appliedConfig(service(), id);
  const accessList = [...config.accessList, { address: "198.51.100.7", comment: "Engineer" }];
  const target = { config: { ...config, accessList }, atlas: { baseUrl, publicKey, privateKey } };
  const planPath = join(folder, "engineers-plan.json");
  const { planDigest = "" } = granted(await operator.start({ kind: "preview", target, planPath }, () => {}).result);
  granted(await operator.start({ kind: "up", target, planPath, planDigest }, () => {}).result);
}

async function retried(run: RunView) {
  const response = await service().ask("POST", `/api/v1/runs/${run.id}/retry`);
  return settled(service(), RunView.parse(await response.json()).id);
}

test("what was changed in Atlas after the preview makes the approved run stale, and its retry is approved anew", async () => {
  const { id } = await provision(service(), { name: "Moved Hospital" });
  const planned = await runTo(service(), id, letWardIn);
  const entry = [{ ipAddress: "198.51.100.9", comment: "by hand" }];
  expect((await askAtlas(service(), id, "POST", "/accessList", entry)).status).toBe(201);

  const stale = await approve(service(), planned.id);

  expect(stale).toMatchObject({
    status: "stale",
    problem: {
      code: "plan_stale",
      message: "Since this plan was made, something was changed in Atlas. So it was not applied.",
    },
    flags: { retryable: true },
    applied: null,
  });
  expect((await accessOf(service(), id)).entries).toEqual([
    "127.0.0.1/32 Application server",
    "198.51.100.9/32 by hand",
  ]);
  await expect.poll(() => shown(service(), id)).toMatchObject({ status: "active", applied_revision: 1, queue: [] });

  const again = await retried(stale);
  expect(again).toMatchObject({ status: "awaiting_approval", retry_of: stale.id, approvals: { counting: 0 } });
  expect((await askAtlas(service(), id, "DELETE", "/accessList/198.51.100.9")).status).toBe(204);
  const onceMore = await service().ask("POST", `/api/v1/runs/${again.id}/preview`);
  expect(onceMore.status).toBe(202);
  const fresh = await settled(service(), again.id);
  expect(fresh).toMatchObject({ status: "awaiting_approval", plan: { number: 2 } });
  expect(await approve(service(), again.id)).toMatchObject({ status: "applied", verification: { discrepancies: [] } });
});

test("what an engineer applied with Pulumi after the preview makes the approved run stale", async () => {
  const { id } = await provision(service(), { name: "Engineered Hospital" });
  const planned = await runTo(service(), id, letWardIn);
  await changeByPulumi(service(), id);

  const stale = await approve(service(), planned.id);

  expect(stale).toMatchObject({ status: "stale", problem: { code: "plan_stale" } });
  expect(stale.problem?.message).toContain("the stack's state was changed");
  expect(stale.problem?.message).toContain("something was changed in Atlas");
  expect((await accessOf(service(), id)).entries).not.toContain("203.0.113.7/32 Ward");

  const again = await retried(stale);
  expect(again.plan?.change_set.counts).toMatchObject({ create: 1, delete: 1, update: 0, replace: 0 });
  expect(await approve(service(), again.id)).toMatchObject({ status: "applied", verification: { discrepancies: [] } });
  expect((await accessOf(service(), id)).entries).toEqual(["127.0.0.1/32 Application server", "203.0.113.7/32 Ward"]);
});

test("a plan that was tampered with on disk is refused, and nothing of it is done", async () => {
  const { id } = await provision(service(), { name: "Tampered Hospital" });
  const planned = await runTo(service(), id, letWardIn);
  const file = join(service().plansDir, `${planned.id}.1.json`);
  const plan = await readFile(file, "utf8");
  expect(plan).toContain("203.0.113.7");
  await writeFile(file, plan.replaceAll("203.0.113.7", "203.0.113.8"));

  const refused = await approve(service(), planned.id);

  expect(refused).toMatchObject({ status: "stale", problem: { code: "plan_tampered" }, applied: null });
  expect((await accessOf(service(), id)).entries).toEqual(["127.0.0.1/32 Application server"]);
  expect(await shown(service(), id)).toMatchObject({
    status: "active",
    applied_revision: 1,
    recovery_needed_since: null,
  });
  const again = await retried(refused);
  expect(await approve(service(), again.id)).toMatchObject({ status: "applied" });
});

test("a drift check goes on beside a run that waits for approval, whose plan still holds afterwards", async () => {
  const { id } = await provision(service(), { name: "Patient Hospital" });
  const waiting = await runTo(service(), id, letWardIn);
  const checked = await runTo(service(), id, { kind: "drift-check" });
  expect(checked).toMatchObject({ status: "planned_and_finished", drift_outcome: "in_sync" });
  // Its end is to be seen a moment before it has left the queue.
  await expect.poll(async () => (await shown(service(), id)).queue).toEqual([waiting.id]);
  expect(await approve(service(), waiting.id)).toMatchObject({ status: "applied" });
});
