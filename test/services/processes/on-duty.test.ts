import { expect, test } from "vitest";
import { onDuty } from "../../../src/services/processes/on-duty.ts";
import { memoryRepositories } from "../../support/memory/index.ts";

const everyMs = 60_000;

function fleet(size: number, alsoFirst = false) {
  let now = new Date("2026-05-01T00:00:00Z");
  const repositories = memoryRepositories();
  const done: string[] = [];
  const workers = Array.from({ length: size }, (_, index) => {
    const duty = { name: "sweep", owner: `worker-${index}`, everyMs, alsoFirst };
    return onDuty({ repositories, clock: { now: () => now } }, duty, async () => void done.push(duty.owner));
  });
  return {
    workers,
    done,
    pass: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
  };
}

test("of four workers one does it each time", async () => {
  const { workers, done, pass } = fleet(4);
  for (let round = 1; round <= 3; round += 1) {
    await Promise.all(workers.map((work) => work()));
    expect(done).toHaveLength(round);
    pass(everyMs);
  }
});

test("another one does it when the one who did it last is gone", async () => {
  const { workers, done, pass } = fleet(2);
  const [first, second] = workers;
  await first?.();
  pass(everyMs / 2);
  await second?.();
  expect(done).toEqual(["worker-0"]);
  pass(everyMs);
  await second?.();
  expect(done).toEqual(["worker-0", "worker-1"]);
});

test("what must not wait after a crash is done by each once, whoever did it before", async () => {
  const { workers, done } = fleet(2, true);
  for (const work of [...workers, ...workers]) await work();
  // The first one holds the duty and so does it again.
  expect(done).toEqual(["worker-0", "worker-1", "worker-0"]);
});
