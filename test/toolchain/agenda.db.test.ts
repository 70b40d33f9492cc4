import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { MongoBackend } from "@agendajs/mongo-backend";
import { Agenda } from "agenda";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type RaceServer, startRaceServer } from "./race-server.ts";

const Report = z.union([z.object({ ready: z.literal(true) }), z.object({ ran: z.number() })]);

const jobs = 60;
let server: RaceServer;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  server = await startRaceServer();
});
afterAll(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  await server?.stop();
});

test("three worker processes run each of sixty jobs exactly once", async () => {
  const ran: number[] = [];
  const allRan = Promise.withResolvers<void>();
  for (let index = 0; index < 3; index += 1) workers.push(fork(new URL("agenda-worker.ts", import.meta.url)));
  const ready = workers.map(async (worker) => {
    const begun = Promise.withResolvers<void>();
    worker.on("message", (message) => {
      const report = Report.parse(message);
      if ("ready" in report) begun.resolve();
      else ran.push(report.ran);
      if (ran.length >= jobs) allRan.resolve();
    });
    worker.send({ uri: server.uri });
    await begun.promise;
  });
  await Promise.all(ready);

  const agenda = new Agenda({ backend: new MongoBackend({ mongo: (await server.connect()).db("queue") }) });
  await agenda.ready;
  await Promise.all(Array.from({ length: jobs }, (_, number) => agenda.now("race", { number })));
  await allRan.promise;
  for (const worker of workers) worker.send({ stop: true });
  await Promise.all(workers.map((worker) => once(worker, "exit")));
  await agenda.stop();

  expect(ran.sort((a, b) => a - b)).toEqual(Array.from({ length: jobs }, (_, number) => number));
});
