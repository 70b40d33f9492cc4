import { pino } from "pino";
import { OperatorError } from "../foundation/errors.ts";
import { readRole, UsageError } from "./arguments.ts";
import { readConfig } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { startService } from "./service.ts";
import { welcome } from "./welcome.ts";

const stopLimitMs = 30_000;

const startedAt = performance.now();
const stop = new AbortController();
const stopping = new Promise<NodeJS.Signals>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, resolve);
});
void stopping.then(() => stop.abort());

try {
  const role = readRole(process.argv.slice(2));
  const config = readConfig();
  const log = pino({ level: config.logLevel, base: null });
  for (const remark of config.remarks) log.warn(remark);
  const service = await startService(config, role, log, stop.signal);
  say(welcome(role, config, service, (performance.now() - startedAt) / 1_000));
  const signal = await stopping;
  say(`Stopping (${signal}).\n`);
  setTimeout(() => process.exit(1), stopLimitMs).unref();
  await service.close();
  process.exit(0);
} catch (error) {
  if (stop.signal.aborted) process.exit(0);
  say(`${explain(error)}\n`);
  process.exit(error instanceof UsageError ? 2 : 1);
}

function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof UsageError) return error.message;
  if (error instanceof OperatorError) {
    return `${error.problem.message}\n${error.problem.nextStep}\n(${error.problem.code}: ${error.detail})`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function say(text: string): void {
  process.stdout.write(text);
}
