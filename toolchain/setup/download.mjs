import process from "node:process";
import { fileURLToPath } from "node:url";
import { lastWords, run } from "./run.mjs";

const limitMs = 15 * 60_000;

/**
 * Runs one of our download scripts under the fitting Node, which also honours the proxy that the environment names.
 *
 * @param {string} node
 * @param {"pulumi" | "mongod" | "probe"} script
 * @param {readonly string[]} args
 * @returns {Promise<string | undefined>} why it failed
 */
export async function download(node, script, args) {
  const file = fileURLToPath(new URL(`../downloads/${script}.mjs`, import.meta.url));
  const ended = await run(node, [file, ...args], { env: { ...process.env, NODE_USE_ENV_PROXY: "1" }, limitMs });
  return ended.code === 0 ? undefined : lastWords(ended);
}
