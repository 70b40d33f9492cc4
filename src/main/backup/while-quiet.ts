import { setTimeout as delay } from "node:timers/promises";
import { done, type Outcome, refused } from "../../foundation/errors.ts";

/** `held` names the hospitals that are worked at now; `mark` is another one once anything of them was. */
export type Look = { readonly held: readonly string[]; readonly mark: string };

const lookEveryMs = 500;

/**
 * Does something while no run plans, applies or verifies: waits for a quiet moment, does it, and looks again; if a run was
 * worked at meanwhile, it is done once more. `take` must replace what an earlier call left. Refuses with `never_quiet` when
 * the limit is over; rejects when the signal is raised.
 */
export async function whileQuiet<T>(
  options: { look: () => Promise<Look>; limitMs: number; signal: AbortSignal; say: (line: string) => void },
  take: () => Promise<T>,
): Promise<Outcome<T>> {
  const { look, limitMs, signal, say } = options;
  const deadline = performance.now() + limitMs;
  let told = "";
  let held: readonly string[] = [];
  while (performance.now() <= deadline || told === "") {
    signal.throwIfAborted();
    const before = await look();
    held = before.held;
    if (held.length > 0) {
      if (told !== held.join()) say(`waiting for the runs of ${named(held)}`);
      told = held.join();
      await delay(lookEveryMs, undefined, { signal });
      continue;
    }
    const value = await take();
    if ((await look()).mark === before.mark) return done(value);
    told = " ";
    say("a run was worked at meanwhile, so it is read once more");
  }
  const message =
    held.length > 0
      ? `No backup was made: there was no moment in which no run was worked at; the last were those of ${named(held)}.`
      : "No backup was made: each time that everything was read, a run was worked at meanwhile.";
  const nextStep = "Try again at a quieter hour, wait longer with --wait-minutes, or stop the service before.";
  return refused({ code: "never_quiet", message, nextStep, retryable: true });
}

function named(slugs: readonly string[]): string {
  return slugs.length > 3 ? `${slugs.slice(0, 3).join(", ")} and ${slugs.length - 3} more` : slugs.join(", ");
}
