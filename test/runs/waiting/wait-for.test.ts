import { pino } from "pino";
import { expect, test } from "vitest";
import { done, refused } from "../../../src/foundation/errors.ts";
import type { Every } from "../../../src/foundation/ticker.ts";
import { engineProblem } from "../../../src/operator/problems/catalogue.ts";
import { waitFor } from "../../../src/runs/waiting/wait-for.ts";
import { createStores, memoryRepositories } from "../../support/memory/index.ts";
import { someRun } from "../../support/run.ts";
import { someHospital } from "../../support/some-hospital.ts";
import { testPatience } from "../../support/test-service.ts";

const tooLate = engineProblem("cluster_busy", "still at it");
const text = "Waiting for something.";

/** A run that waits in a time that passes as soon as somebody waits for it. */
function waiting(look: (looks: number) => unknown, onTick: (ticks: number) => void = () => {}) {
  let [nowMs, ticks, looks, ticking] = [0, 0, 0, 0];
  const every: Every = (ms, act) => {
    ticking += 1;
    queueMicrotask(() => {
      nowMs += ms;
      onTick(++ticks);
      act();
    });
    return () => {
      ticking -= 1;
    };
  };
  const signals = { canceled: new AbortController(), forced: new AbortController(), lost: new AbortController() };
  const hospital = someHospital();
  const run = someRun(hospital.id);
  const repositories = memoryRepositories(createStores());
  const context = {
    ...{ repositories, every, clock: { now: () => new Date(nowMs) }, log: pino({ level: "silent" }) },
    patience: { ...testPatience, waitLimitMs: 10_000, lookEveryMs: 2_000 },
  } as unknown as Parameters<typeof waitFor>[0];
  const hold = {
    ...{ hospitalId: hospital.id, fence: 1 },
    ...{ canceled: signals.canceled.signal, forced: signals.forced.signal, lost: signals.lost.signal },
  };
  const answer = waitFor(context, hold, run, { text, tooLate, look: async () => done(look(++looks)) });
  const told = async () => (await repositories.progress.after(run.id, 0)).map((event) => event.text);
  return { signals, answer, told, looks: () => looks, ticking: () => ticking };
}

test("what is there is not waited for, and nobody is told of any waiting", async () => {
  const { answer, told, looks } = waiting(() => "there");
  expect(await answer).toEqual(done("there"));
  expect([await told(), looks()]).toEqual([[], 1]);
});

test("what comes is waited for, who watches is told once, and nothing goes on ticking", async () => {
  const { answer, told, looks, ticking } = waiting((count) => (count < 4 ? undefined : "there"));
  expect(await answer).toEqual(done("there"));
  expect([await told(), looks(), ticking()]).toEqual([[text], 4, 0]);
});

test("what does not come is given up after the limit, with the words for it", async () => {
  const { answer, looks } = waiting(() => undefined);
  expect(await answer).toEqual(refused(tooLate));
  expect(looks()).toBe(6);
});

test.each([
  ["canceled", "operation_canceled"],
  ["forced", "operation_interrupted"],
  ["lost", "operation_interrupted"],
] as const)("a run that is %s waits no longer", async (how, code) => {
  const stop: (() => void)[] = [];
  const { answer, signals, looks } = waiting(
    () => undefined,
    (ticks) => {
      if (ticks === 2) for (const act of stop) act();
    },
  );
  stop.push(() => signals[how].abort());
  expect(await answer).toMatchObject({ ok: false, problem: { code } });
  expect(looks()).toBe(2);
});
