import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";

/**
 * The per-user folder of everything that is installed or built: `CHAKRAVUE_CACHE`, else below `XDG_CACHE_HOME`, else
 * below `~/.cache`. What lies in it can be deleted at any time; the next start brings it back.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function cacheFolder(env) {
  if (env.CHAKRAVUE_CACHE) return path.resolve(env.CHAKRAVUE_CACHE);
  const caches = env.XDG_CACHE_HOME && path.isAbsolute(env.XDG_CACHE_HOME) ? env.XDG_CACHE_HOME : undefined;
  return path.join(caches ?? path.join(env.HOME || os.homedir(), ".cache"), "chakravue-operator");
}

/**
 * The folder of one version of a tool. `recipe` is everything the tool is made from; another recipe is another folder, so
 * two clones of different age live side by side.
 *
 * @param {string} cache
 * @param {string} tool
 * @param {string} version
 * @param {readonly string[]} [recipe] texts
 */
export function toolFolder(cache, tool, version, recipe = []) {
  const parts = [version, process.platform, process.arch];
  if (recipe.length > 0) parts.push(digest(recipe).slice(0, 12));
  return path.join(cache, tool, parts.join("-"));
}

/**
 * SHA-256 (hex) of several texts, no two lists of texts being confused.
 *
 * @param {readonly string[]} texts
 */
export function digest(texts) {
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex");
}

/**
 * Lets `make` fill a new folder and moves it to `folder` when it is whole, so that nobody ever sees half a tool. If
 * somebody else was faster, theirs stays.
 *
 * @param {string} cache
 * @param {string} folder
 * @param {(draft: string) => Promise<string | undefined>} make answers why it failed, or undefined
 * @returns {Promise<string | undefined>} why `make` failed
 */
export async function publish(cache, folder, make) {
  await mkdir(draftsFolder(cache), { recursive: true });
  const draft = await mkdtemp(path.join(draftsFolder(cache), `${process.pid}-`));
  try {
    const why = await make(draft);
    if (why) return why;
    await mkdir(path.dirname(folder), { recursive: true });
    try {
      await rename(draft, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
    }
    return undefined;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * Removes the drafts of set-ups that were interrupted. Their owners' process ids stand in the names.
 *
 * @param {string} cache
 */
export async function clearDrafts(cache) {
  const names = await readdir(draftsFolder(cache)).catch(() => []);
  for (const name of names) {
    const owner = Number.parseInt(name, 10);
    if (owner === process.pid || isAlive(owner)) continue;
    await rm(path.join(draftsFolder(cache), name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/**
 * @param {string} file
 * @returns {unknown} undefined if the file is not there or is not JSON
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {string} cache */
function draftsFolder(cache) {
  return path.join(cache, "drafts");
}
