import os from "node:os";
import process from "node:process";
import { say } from "./progress.mjs";
import { stopRunning } from "./run.mjs";
import { SetupError } from "./setup-error.mjs";
import { parseVersion } from "./versions.mjs";

/** @type {readonly NodeJS.Signals[]} */
export const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a command of the toolchain and ends the process with its exit code. A signal meanwhile stops all that was started.
 *
 * @param {() => Promise<number>} work
 */
export async function command(work) {
  const [major = 0] = parseVersion(process.version) ?? [];
  if (major < 18) {
    say(
      `This is Node ${process.version}. Please install Node 18 or newer (https://nodejs.org); the rest comes by itself.`,
    );
    process.exit(1);
  }
  for (const signal of stopSignals) process.on(signal, stop);
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`\n${error.message}`);
    process.exitCode = 1;
  }
}

/** Leaves the signals to somebody who handles them better: a program that we hand over to. */
export function releaseSignals() {
  for (const signal of stopSignals) process.off(signal, stop);
}

/**
 * The exit code that shells give for a signal.
 *
 * @param {NodeJS.Signals} signal
 */
export function signalCode(signal) {
  return 128 + os.constants.signals[signal];
}

/** @param {NodeJS.Signals} signal */
function stop(signal) {
  stopRunning();
  process.exit(signalCode(signal));
}
