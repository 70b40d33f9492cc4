import { duration, say } from "../setup/progress.mjs";
import { run } from "../setup/run.mjs";
import { root } from "../setup/set-up.mjs";

const atOnce = 2;
const limitMs = 5 * 60_000;

/**
 * Runs the checks, two at a time, and says one line for each; what a check printed is shown only if it failed.
 *
 * @param {readonly import("./checks.mjs").Check[]} checks
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code
 */
export async function runChecks(checks, env) {
  const waiting = [...checks];
  let failed = 0;
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      if (!(await passes(check, env))) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (failed > 0) say(`${failed} of ${checks.length} checks failed`);
  return failed > 0 ? 1 : 0;
}

/**
 * @param {import("./checks.mjs").Check} check
 * @param {NodeJS.ProcessEnv} env
 */
async function passes({ name, command: [program, ...args] }, env) {
  const started = performance.now();
  const { code, stdout, stderr } = await run(program, args, { cwd: root, env, limitMs });
  const time = duration(performance.now() - started);
  say(`  ${name.padEnd(18)}${code === 0 ? "ok" : "FAILED"}   ${time}`);
  if (code !== 0) say(`\n${stdout}${stderr}`.trimEnd().concat("\n"));
  return code === 0;
}
