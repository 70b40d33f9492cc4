import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { within } from "../../foundation/wait.ts";

const atOnce = 2;
/** So many waiting events are a rush, as long as another one comes this soon after the last. */
const rushEvents = 20;
const rushMs = 100;
const rushPauseMs = 100;
/** Who waits longer than this in a rush is not kept waiting on purpose. */
const longMs = 30_000;
const listLimitMs = 3_000;
/** After something of ours broke, such as the way to the master database. */
const retryMs = 5_000;

/**
 * Handles the events of the inbox in this process, two at a time: one that is slow or fails holds no other one up. In a rush
 * it takes its time, since making events durable goes before handling them.
 */
export type InboxWorker = {
  /** Calls it to an event. In a process that does not work, nothing happens: another one's sweep finds the event. */
  readonly callTo: (eventId: string) => void;
  /** Begins to take events up. */
  readonly work: (handle: (eventId: string) => Promise<void>) => void;
  /** Takes nothing more up, waits for what is under way, and leaves all else to the others. */
  readonly close: () => Promise<void>;
  /** How long the longest waiting of the events waits that it was called to and that are not handled yet; 0 without any. */
  readonly longestWaitMs: () => number;
  /** Resolves once everything that it was called to is done. */
  readonly idle: () => Promise<void>;
};

/** `list` has a sweep look at an event, whoever's. */
export function createInboxWorker(log: Logger, list: (eventId: string) => Promise<void>): InboxWorker {
  let handle: ((eventId: string) => Promise<void>) | null = null;
  const waiting = new Set<string>();
  const calledAt = new Map<string, number>();
  const retries = new Set<NodeJS.Timeout>();
  const working = new Set<Promise<unknown>>();
  let isClosing = false;
  let lastCallAt = Number.NEGATIVE_INFINITY;

  const longestWaitMs = () => {
    const [first] = calledAt.values();
    return first === undefined ? 0 : performance.now() - first;
  };
  const isRush = () =>
    waiting.size >= rushEvents && performance.now() - lastCallAt < rushMs && longestWaitMs() < longMs;

  async function attend(id: string, act: (eventId: string) => Promise<void>): Promise<void> {
    if (isRush()) await pause(rushPauseMs);
    await act(id);
  }

  function takeUp(): void {
    for (const id of waiting) {
      if (!handle || isClosing || working.size >= atOnce) return;
      waiting.delete(id);
      const work = attend(id, handle)
        .then(() => calledAt.delete(id))
        .catch((error: unknown) => {
          log.error({ err: error, event: id }, "an event could not be taken up");
          later(id);
        })
        .finally(() => {
          working.delete(work);
          takeUp();
        });
      working.add(work);
    }
  }

  function later(id: string): void {
    if (isClosing) return;
    const timer = setTimeout(() => {
      retries.delete(timer);
      waiting.add(id);
      takeUp();
    }, retryMs);
    retries.add(timer);
  }

  /** What this process took and did not come to is for a sweep of the others. */
  async function leaveToOthers(): Promise<void> {
    try {
      for (const id of calledAt.keys()) await list(id);
    } catch (error) {
      log.warn({ err: error, events: calledAt.size }, "events wait until the inbox is listed again");
    }
  }

  async function idle(): Promise<void> {
    while (working.size > 0) await Promise.all(working);
  }

  return {
    callTo: (eventId) => {
      if (!handle) return;
      lastCallAt = performance.now();
      waiting.add(eventId);
      if (!calledAt.has(eventId)) calledAt.set(eventId, lastCallAt);
      takeUp();
    },
    work: (given) => {
      handle = given;
    },
    longestWaitMs,
    idle,
    close: async () => {
      isClosing = true;
      for (const timer of retries) clearTimeout(timer);
      await idle();
      await within(listLimitMs, leaveToOthers);
    },
  };
}
