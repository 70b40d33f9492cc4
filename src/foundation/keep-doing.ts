import type { Logger } from "pino";

/** Does something now and then every so often, never twice at once; answers how to stop it, which waits for one under way. */
export function keepDoing(name: string, everyMs: number, log: Logger, act: () => Promise<void>): () => Promise<void> {
  let doing = Promise.resolve();
  const once = () => {
    doing = doing.then(act).catch((error: unknown) => log.warn({ err: error }, `${name} did not come to its end`));
  };
  const timer = setInterval(once, everyMs);
  once();
  return async () => {
    clearInterval(timer);
    await doing;
  };
}
