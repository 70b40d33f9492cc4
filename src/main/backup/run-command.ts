import { constants } from "node:os";
import { parseArgs } from "node:util";
import { pino } from "pino";
import { systemClock } from "../../foundation/clock.ts";
import { OperatorError, type Outcome } from "../../foundation/errors.ts";
import { readConfig } from "../config.ts";
import { ConfigError } from "../config-error.ts";
import { readToolchain } from "../toolchain.ts";
import type { BackupContext } from "./context.ts";

type Values = Readonly<Record<string, string | undefined>>;

/** What a command is asked: the file that it is about, and its options; null if that can't be understood. */
export type Asked = { readonly file: string; readonly values: Values };

/** One file, and options that each take a text. */
export function readArguments(args: readonly string[], options: readonly string[]): Asked | null {
  try {
    const known = Object.fromEntries(options.map((name) => [name, { type: "string" as const }]));
    const { values, positionals } = parseArgs({ args: [...args], options: known, allowPositionals: true });
    const [file, ...more] = positionals;
    return file && more.length === 0 ? { file, values } : null;
  } catch {
    return null;
  }
}

/**
 * Carries a command out and answers the exit code: 0 done, 1 refused or failed, 128 + the signal's number if it was
 * stopped. `work` answers the last line to be told.
 */
export async function runCommand(work: (context: BackupContext) => Promise<Outcome<string>>): Promise<number> {
  const stop = new AbortController();
  let stoppedBy: NodeJS.Signals | undefined;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      stoppedBy ??= signal;
      stop.abort();
    });
  }
  // Whatever is made on the way is for its owner alone.
  process.umask(0o077);
  try {
    const config = readConfig();
    const toolchain = await readToolchain(config.toolchainManifest);
    const log = pino({ level: "warn", base: null });
    const outcome = await work({ config, toolchain, clock: systemClock, log, signal: stop.signal, say });
    if (outcome.ok) {
      say(outcome.value);
      return 0;
    }
    const { message, nextStep, code } = outcome.problem;
    say(`${message}\n${nextStep} (${code})`);
    return 1;
  } catch (error) {
    if (stoppedBy) {
      say(`Stopped (${stoppedBy}). Nothing was left behind.`);
      return 128 + constants.signals[stoppedBy];
    }
    say(explain(error));
    return 1;
  }
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof OperatorError) {
    return `${error.problem.message}\n${error.problem.nextStep}\n(${error.problem.code}: ${error.detail})`;
  }
  return error instanceof Error ? error.message : String(error);
}
