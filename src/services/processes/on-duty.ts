import type { ServiceContext } from "../context.ts";

export type Duty = {
  readonly name: string;
  /** Who takes it up. */
  readonly owner: string;
  /** How often it is to be done, whoever does it. */
  readonly everyMs: number;
  /** To do it the first time in any case: what was left by a crash does not wait. */
  readonly alsoFirst?: boolean;
};

/** A little less than the whole time, so that who did it last comes in time for the next. */
const share = 0.9;

/**
 * Something that of all processes one does at a time, by turns or always the same. Call it every `everyMs` in each: it
 * does nothing where another process did it meanwhile. One that died leaves it to the others for the next time.
 */
export function onDuty(
  { repositories: { duties }, clock }: Pick<ServiceContext, "repositories" | "clock">,
  { name, owner, everyMs, alsoFirst = false }: Duty,
  act: () => Promise<void>,
): () => Promise<void> {
  let isFirst = alsoFirst;
  return async () => {
    const now = clock.now();
    const isMine = await duties.take(name, owner, new Date(now.getTime() + share * everyMs), now);
    if (!isMine && !isFirst) return;
    await act();
    isFirst = false;
  };
}
