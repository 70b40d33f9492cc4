import { pino } from "pino";
import { expect, test } from "vitest";
import { createInboxWorker } from "../../../src/services/billing/inbox-worker.ts";

const log = pino({ level: "silent" });

test("a worker that closes ends what it is at, and leaves what it did not come to for the others", async () => {
  const listed: string[] = [];
  const handled: string[] = [];
  const gate = Promise.withResolvers<void>();
  const worker = createInboxWorker(log, async (id) => void listed.push(id));
  worker.work(async (id) => {
    await gate.promise;
    handled.push(id);
  });
  for (const id of ["a", "b", "c", "d"]) worker.callTo(id);
  const closed = worker.close();
  gate.resolve();
  await closed;
  expect(handled).toEqual(["a", "b"]);
  expect(listed).toEqual(["c", "d"]);
});

test("a worker closes though the others can't be told", async () => {
  const worker = createInboxWorker(log, async () => {
    throw new Error("the database is away");
  });
  worker.work(async () => {
    throw new Error("the database is away");
  });
  worker.callTo("a");
  await worker.idle();
  await worker.close();
  expect(worker.longestWaitMs()).toBeGreaterThan(0);
});
