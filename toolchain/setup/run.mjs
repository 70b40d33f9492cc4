import { spawn } from "node:child_process";
import process from "node:process";

/**
 * @typedef {{ code: number, stdout: string, stderr: string, timedOut: boolean }} Ended
 * @typedef {{ cwd?: string, env: NodeJS.ProcessEnv, limitMs: number }} RunOptions
 */

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * Runs a program to its end and gives what it printed. It never throws: a program that can't be started ends with code
 * 127, one that runs out of time is killed with everything it started.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {Promise<Ended>}
 */
export function run(command, args, { cwd, env, limitMs }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    let stdout = "";
    let stderr = "";
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      stopGroup(child);
    }, limitMs);
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    /** @param {number} code */
    const end = (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, stdout, stderr, timedOut });
    };
    child.on("error", (error) => {
      stderr += error.message;
      end(127);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}

/** Kills every program that still runs, with all it started. */
export function stopRunning() {
  for (const child of running) stopGroup(child);
}

/**
 * The last words of a program that failed, for an error of one line.
 *
 * @param {Ended} ended
 */
export function lastWords(ended) {
  if (ended.timedOut) return "no answer in time";
  const lines = `${ended.stdout}\n${ended.stderr}`.split("\n").filter((line) => line.trim() !== "");
  return lines.at(-1)?.trim() ?? `it ended with code ${ended.code}`;
}

/** @param {import("node:child_process").ChildProcess} child */
function stopGroup(child) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}
