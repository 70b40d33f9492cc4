/**
 * @typedef {readonly [major: number, minor: number, patch: number]} Version
 */

/**
 * The first version number in a text, such as a tool's answer to `--version`.
 *
 * @param {string} text
 * @returns {Version | undefined}
 */
export function parseVersion(text) {
  const match = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)] : undefined;
}

/**
 * @param {Version} version
 * @param {Version} least
 */
export function isAtLeast(version, least) {
  for (const place of /** @type {const} */ ([0, 1, 2])) {
    if (version[place] !== least[place]) return version[place] > least[place];
  }
  return true;
}

/**
 * Whether a Node can run the project: `^22.18 || ^24 || >=26`. Older ones don't strip types, odd ones are short-lived.
 *
 * @param {string} text a version such as `v24.21.0`
 */
export function nodeFits(text) {
  const version = parseVersion(text);
  if (!version) return false;
  const [major] = version;
  return major === 24 || major >= 26 || (major === 22 && isAtLeast(version, [22, 18, 0]));
}

/**
 * Why a tool's version does not do, or undefined if it does.
 *
 * @param {string} text what the tool answered
 * @param {{ least: string, sameMajor?: boolean }} wanted
 * @returns {string | undefined}
 */
export function versionMisfit(text, { least, sameMajor = false }) {
  const version = parseVersion(text);
  const bound = parseVersion(least);
  if (!version || !bound) return "it does not tell its version";
  if (!isAtLeast(version, bound)) return `${version.join(".")} is older than ${least}`;
  if (sameMajor && version[0] !== bound[0]) return `${version.join(".")} is not a version ${bound[0]}`;
  return undefined;
}
