import { progressLine, say } from "./progress.mjs";
import { SetupError } from "./setup-error.mjs";

/**
 * @template T
 * @typedef {{ found: T, note?: string } | { missing: string, expected?: boolean }} Answer
 * `note` is worth a progress line. `expected`: the miss is nothing to tell, such as an empty cache at the first start.
 */

/**
 * @template T
 * @typedef {{ from: string, begins?: string, look: () => Promise<Answer<T>> }} Source
 * `begins` is said before a source that takes long.
 */

/**
 * One thing that the project needs, and where to look for it: the nearest first.
 *
 * @template T
 * @typedef {{ what: string, sources: readonly Source<T>[], advice: string }} Step
 */

/**
 * Goes through the sources of a step until one has it, saying what it tries, from where and how long that took.
 *
 * @template T
 * @param {Step<T>} step
 * @returns {Promise<T>}
 * @throws {SetupError} when no source has it
 */
export async function obtain({ what, sources, advice }) {
  const tried = [];
  for (const { from, begins, look } of sources) {
    const started = performance.now();
    if (begins) say(progressLine(what, `${begins} …`));
    const answer = await look().catch(asMissing);
    const ms = performance.now() - started;
    if ("found" in answer) {
      if (answer.note) say(progressLine(what, answer.note, ms));
      return answer.found;
    }
    if (!answer.expected) say(progressLine(what, `${from}: ${answer.missing}`, ms));
    tried.push(`${from}: ${answer.missing}`);
  }
  throw new SetupError(what, tried, advice);
}

/**
 * A source that breaks is a source that does not have it; the next one may.
 *
 * @param {unknown} error
 * @returns {{ missing: string, expected?: boolean }}
 */
function asMissing(error) {
  return { missing: error instanceof Error ? error.message : String(error) };
}
