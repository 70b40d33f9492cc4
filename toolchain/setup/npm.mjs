import path from "node:path";
import process from "node:process";
import { findOnPath } from "./find-on-path.mjs";
import { lastWords, run } from "./run.mjs";

const limitMs = 15 * 60_000;
const calm = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];

/**
 * Runs the npm that started us, else the one on PATH. No package gets to run a script of its own.
 *
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<string | undefined>} why it failed
 */
export async function npm(args, { cwd, env }) {
  const [command, ...before] = npmCommand(env);
  if (!command) return "there is no npm on PATH";
  const ended = await run(command, [...before, ...args, ...calm], { cwd, env, limitMs });
  return ended.code === 0 ? undefined : `npm ${args[0]}: ${npmWords(ended)}`;
}

/** @param {NodeJS.ProcessEnv} env */
function npmCommand(env) {
  const starter = env.npm_execpath ?? "";
  if (path.basename(starter) === "npm-cli.js") return [process.execPath, starter];
  const found = findOnPath("npm", env);
  return found ? [found.path] : [];
}

/**
 * npm ends its errors with where its log lies; what went wrong stands above that.
 *
 * @param {import("./run.mjs").Ended} ended
 */
function npmWords(ended) {
  const lines = ended.stderr.split("\n").filter((line) => /^npm error (?!code|A complete log)\S/.test(line));
  return lines[0]?.replace("npm error ", "") ?? lastWords(ended);
}
