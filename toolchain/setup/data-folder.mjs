import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * Where the service keeps its data: `DATA_DIR` of the environment, else of `.env`, else `.data` of the project.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
export function dataFolder(root, env) {
  return path.resolve(root, env.DATA_DIR || dataDirOf(path.join(root, ".env")) || ".data");
}

/** @param {string} file */
function dataDirOf(file) {
  if (!existsSync(file)) return undefined;
  const line = /^\s*(?:export\s+)?DATA_DIR\s*=\s*(.*?)\s*$/m.exec(readFileSync(file, "utf8"));
  return line?.[1]?.replace(/^(["'])(.*)\1$/, "$2");
}
