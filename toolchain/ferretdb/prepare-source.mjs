import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { corrections } from "./corrections.mjs";

/**
 * Makes FerretDB's vendored source ready for a build: the version file that its own build would generate, and our
 * corrections.
 *
 * @param {string} folder of the module that has been vendored
 * @param {string} version
 * @throws {Error} if a correction does not fit the source any more
 */
export function prepareSource(folder, version) {
  const vendored = path.join(folder, "vendor");
  writeFileSync(path.join(vendored, "github.com/FerretDB/FerretDB/build/version/version.txt"), `v${version}\n`);
  for (const correction of corrections) {
    const file = path.join(vendored, correction.file);
    writeFileSync(file, correct(readFileSync(file, "utf8"), correction));
  }
}

/**
 * Applies one correction to a source text.
 *
 * @param {string} source
 * @param {import("./corrections.mjs").Correction} correction
 * @returns {string}
 * @throws {Error} unless its text stands there exactly once
 */
export function correct(source, { file, find, replace }) {
  const pieces = source.split(find);
  if (pieces.length !== 2) {
    throw new Error(`the correction of ${file} fits ${pieces.length - 1} places instead of one: ${find.trim()}`);
  }
  return pieces.join(replace);
}
