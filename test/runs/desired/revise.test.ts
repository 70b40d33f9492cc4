import { describe, expect, test } from "vitest";
import { firstConfig } from "../../../src/runs/desired/first-config.ts";
import { revise } from "../../../src/runs/desired/revise.ts";
import { memoryRepositories } from "../../support/memory/index.ts";
import { someRun } from "../../support/run.ts";
import { someHospital } from "../../support/some-hospital.ts";
import { testRules } from "../../support/test-service.ts";

async function opened() {
  const repositories = memoryRepositories();
  const first = someHospital({ status: "active" });
  await repositories.hospitals.insert(first);
  const now = async () => {
    const hospital = await repositories.hospitals.find(first.id);
    if (!hospital) throw new Error("the hospital is gone");
    return hospital;
  };
  const context = { repositories, clock: { now: () => new Date("2026-05-01T00:00:00Z") } };
  return { context, now, hospital: first, config: firstConfig(first, testRules.stackDefaults) };
}

describe("a revision", () => {
  test("is made once for a run, however often the run is previewed", async () => {
    const { context, now, hospital, config } = await opened();
    const run = someRun(hospital.id);
    const made = await revise(context, await now(), run, config);
    expect(await revise(context, await now(), { ...run, revision: made.number }, config)).toEqual(made);
    expect((await now()).lastRevision).toBe(1);
  });

  test("that was made just before a crash is found again", async () => {
    const { context, now, hospital, config } = await opened();
    const [run, before] = [someRun(hospital.id), await now()];
    const made = await revise(context, before, run, config);
    expect(await revise(context, before, run, config)).toEqual(made);
  });

  test("is a new one where the wish became another one meanwhile", async () => {
    const { context, now, hospital, config } = await opened();
    const run = someRun(hospital.id);
    const { number } = await revise(context, await now(), run, config);
    const next = await revise(context, await now(), { ...run, revision: number }, { ...config, tier: "M10" });
    expect([number, next.number]).toEqual([1, 2]);
  });

  test("is not made where nothing is new about the applied one", async () => {
    const { context, now, hospital, config } = await opened();
    const applied = await revise(context, await now(), someRun(hospital.id), config);
    expect(await revise(context, { ...(await now()), appliedRevision: 1 }, someRun(hospital.id), config)).toEqual(
      applied,
    );
  });

  test("has a number of its own, also when many are made at once", async () => {
    const { context, now, hospital, config } = await opened();
    const before = await now();
    const runs = Array.from({ length: 6 }, () => someRun(hospital.id));
    const made = await Promise.all(runs.map((run) => revise(context, before, run, config)));
    expect(made.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await now()).lastRevision).toBe(6);
  });
});
