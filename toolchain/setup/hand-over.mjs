import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { cacheFolder } from "./cache.mjs";
import { releaseSignals, signalCode, stopSignals } from "./command.mjs";
import { manifestFile } from "./manifest.mjs";
import { root } from "./set-up.mjs";

/** A terminal, npm and we may each pass on the same Ctrl-C; within this time they count as one. */
const sameSignalMs = 1_000;

/**
 * Goes on as another program: same terminal, same signals, same exit code.
 *
 * `ownSession` is for the service: it gets every signal exactly once, through us, and learns over a channel when we are
 * gone, however that came. Others stay in the terminal's group, where Ctrl-C reaches them without us.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, ownSession?: boolean }} options
 * @returns {Promise<number>} the exit code
 */
export function handOver(program, args, { env, ownSession = false }) {
  const child = spawn(program, args, {
    cwd: root,
    env,
    detached: ownSession,
    stdio: ownSession ? ["inherit", "inherit", "inherit", "ipc"] : "inherit",
  });
  const pass = ownSession ? once((signal) => child.kill(signal)) : beside((signal) => child.kill(signal));
  const watch = ownSession ? watchParent(() => child.kill("SIGTERM")) : undefined;
  releaseSignals();
  for (const signal of stopSignals) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      clearInterval(watch);
      for (const each of stopSignals) process.off(each, pass);
      resolve(signal ? signalCode(signal) : (code ?? 1));
    });
  });
}

/**
 * Calls `gone` once when the process that started us has ended, which nothing else would tell us of.
 *
 * @param {() => void} gone
 */
function watchParent(gone) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    gone();
  }, 250);
  return watch;
}

/**
 * The environment of a program that we hand over to: it finds the fitting Node first on PATH, and everything else in the
 * file that `CHAKRAVUE_TOOLCHAIN` names.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} node
 * @param {Record<string, string>} [more]
 */
export function environment(env, node, more = {}) {
  const folders = [path.dirname(node), path.join(root, "node_modules", ".bin"), env.PATH ?? ""];
  const toolchain = manifestFile(cacheFolder(env));
  return { ...env, PATH: folders.join(path.delimiter), CHAKRAVUE_TOOLCHAIN: toolchain, ...more };
}

/**
 * @param {(signal: NodeJS.Signals) => void} send
 * @returns {(signal: NodeJS.Signals) => void}
 */
function once(send) {
  /** @type {Map<NodeJS.Signals, number>} */
  const sent = new Map();
  return (signal) => {
    const now = performance.now();
    if (now - (sent.get(signal) ?? Number.NEGATIVE_INFINITY) < sameSignalMs) return;
    sent.set(signal, now);
    send(signal);
  };
}

/**
 * @param {(signal: NodeJS.Signals) => void} send
 * @returns {(signal: NodeJS.Signals) => void}
 */
function beside(send) {
  const onTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  return (signal) => {
    if (signal !== "SIGINT" || !onTerminal) send(signal);
  };
}
