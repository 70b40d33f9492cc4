import type { Logger } from "pino";
import type { Repositories } from "../database/index.ts";
import { type ServiceProcess, seenEveryMs } from "../domain/processes.ts";
import type { Clock } from "../foundation/clock.ts";
import { keepDoing } from "../foundation/keep-doing.ts";
import { within } from "../foundation/wait.ts";

const forgetAfterMs = 3_600_000;
const goodbyeLimitMs = 1_000;

type Presence = {
  readonly repositories: Pick<Repositories, "processes">;
  readonly clock: Clock;
  readonly log: Logger;
};

/** Writes a process down in the master database now and every five seconds; answers how to take it off again. */
export function bePresent(
  { repositories: { processes }, clock, log }: Presence,
  now: () => Omit<ServiceProcess, "startedAt" | "seenAt">,
): () => Promise<void> {
  const startedAt = clock.now();
  const stop = keepDoing("being seen", seenEveryMs, log, async () => {
    const seenAt = clock.now();
    await processes.put({ ...now(), startedAt, seenAt });
    await processes.forget(new Date(seenAt.getTime() - forgetAfterMs));
  });
  return () =>
    within(goodbyeLimitMs, async () => {
      await stop();
      await processes.remove(now().id);
    });
}
