import { MongoBackend } from "@agendajs/mongo-backend";
import { Agenda, InMemoryNotificationChannel } from "agenda";
import type { Logger } from "pino";
import { z } from "zod";
import { isDatabaseAway } from "../database/away.ts";
import type { MasterDatabase } from "../database/master.ts";
import { RunId } from "../domain/runs.ts";
import { waitUntil } from "../foundation/wait.ts";

/** For jobs of other processes, and for a notification that came at a bad moment. */
const pollEveryMs = 250;

/** Every poll of an absent database fails; not each is worth a line. */
const awayToldEveryMs = 30_000;

const jobName = "advance-run";
const JobData = z.object({ runId: RunId });

/** Work that waits in the master database, so that any worker on any machine may take it up. */
export type RunQueue = {
  readonly enqueue: (runId: string) => Promise<void>;
  /** Begins to take work, at most `concurrency` runs at a time. */
  readonly work: (advance: (runId: RunId) => Promise<void>, concurrency: number) => Promise<void>;
  /** Takes no more work, and waits at most `limitMs` for what is under way. */
  readonly close: (limitMs: number) => Promise<void>;
};

/** A queue on Agenda. Jobs carry ids, never data; a process hears of its own jobs at once and of others' by polling. */
export function openQueue({ db }: MasterDatabase, log: Logger): RunQueue {
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: db, collection: "jobs" }),
    notificationChannel: new InMemoryNotificationChannel(),
    processEvery: pollEveryMs,
    removeOnComplete: true,
  });
  let closing = false;
  let toldAt = Number.NEGATIVE_INFINITY;
  agenda.on("error", (error) => {
    // A poll that is under way when the connection closes is no news.
    if (closing) return;
    if (!isDatabaseAway(error)) return log.error({ err: error }, "the queue stumbled");
    if (performance.now() - toldAt < awayToldEveryMs) return;
    toldAt = performance.now();
    log.warn({ err: error }, "the queue finds no database and goes on looking");
  });
  return {
    enqueue: async (runId) => {
      await agenda.now(jobName, { runId });
    },
    work: async (advance, concurrency) => {
      agenda.define(
        jobName,
        async (job: { attrs: { data?: unknown } }) => {
          const { runId } = JobData.parse(job.attrs.data);
          try {
            await advance(runId);
          } catch (error) {
            log.error({ err: error, runId }, "a run could not be taken further");
          }
        },
        { concurrency, lockLimit: concurrency },
      );
      await agenda.start();
    },
    close: async (limitMs) => {
      closing = true;
      const stop = new AbortController();
      const drained = agenda.drain({ signal: stop.signal });
      await Promise.race([drained, waitUntil(() => nothingRuns(agenda), { limitMs, everyMs: 20 })]);
      stop.abort();
      await drained;
    },
  };
}

/** Agenda's own drain misses a job that ends while it looks, and would wait for nothing. */
async function nothingRuns(agenda: Agenda): Promise<true | undefined> {
  const { runningJobs } = await agenda.getRunningStats();
  return runningJobs === 0 ? true : undefined;
}
