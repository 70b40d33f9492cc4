import type { Logger } from "pino";

/**
 * Does something now and then every so often, never twice at once: what takes longer than that leaves turns out. Answers
 * how to stop it, which waits for one under way.
 */
export function keepDoing(name: string, everyMs: number, log: Logger, act: () => Promise<void>): () => Promise<void> {
  let doing: Promise<void> | null = null;
  const once = async () => {
    try {
      await act();
    } catch (error) {
      log.warn({ err: error }, `${name} did not come to its end`);
    } finally {
      doing = null;
    }
  };
  const inTurn = () => {
    doing ??= once();
  };
  const timer = setInterval(inTurn, everyMs);
  inTurn();
  return async () => {
    clearInterval(timer);
    await doing;
  };
}
