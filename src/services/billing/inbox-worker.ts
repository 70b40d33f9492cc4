import type { Logger } from "pino";

const atOnce = 2;

/** Handles the events of the inbox in this process, two at a time: one that is slow or fails holds no other one up. */
export type InboxWorker = {
  /** Calls it to an event. In a process that does not work, nothing happens: another one's sweep finds the event. */
  readonly callTo: (eventId: string) => void;
  /** Begins to take events up. */
  readonly work: (handle: (eventId: string) => Promise<void>) => void;
  /** Takes nothing more up, and waits for what is under way. */
  readonly close: () => Promise<void>;
  /** Resolves once everything that it was called to is done. */
  readonly idle: () => Promise<void>;
};

export function createInboxWorker(log: Logger): InboxWorker {
  let handle: ((eventId: string) => Promise<void>) | null = null;
  const waiting = new Set<string>();
  const working = new Set<Promise<void>>();
  let isClosing = false;

  function takeUp(): void {
    for (const id of waiting) {
      if (!handle || isClosing || working.size >= atOnce) return;
      waiting.delete(id);
      const work = handle(id)
        .catch((error: unknown) => log.error({ err: error, event: id }, "an event waits for the next sweep"))
        .finally(() => {
          working.delete(work);
          takeUp();
        });
      working.add(work);
    }
  }

  async function idle(): Promise<void> {
    while (working.size > 0) await Promise.all(working);
  }

  return {
    callTo: (eventId) => {
      if (!handle) return;
      waiting.add(eventId);
      takeUp();
    },
    work: (given) => {
      handle = given;
    },
    idle,
    close: async () => {
      isClosing = true;
      await idle();
    },
  };
}
