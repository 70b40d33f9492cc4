import process from "node:process";

/**
 * A length of time as a person says it: `40 ms`, `4.2 s`, `3 min 55 s`.
 *
 * @param {number} ms
 */
export function duration(ms) {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * One line of progress in columns: what, what about it, how long.
 *
 * @param {string} what
 * @param {string} text
 * @param {number} [ms]
 */
export function progressLine(what, text, ms) {
  const time = ms === undefined ? "" : `   ${duration(ms)}`;
  return `  ${what.padEnd(20)} ${text}${time}`;
}

/**
 * Says something to the person. It goes to the error stream, so that what a command prints can be piped.
 *
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
