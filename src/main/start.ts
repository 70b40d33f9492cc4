import { relative } from "node:path";
import { pino } from "pino";
import { OperatorError } from "../foundation/errors.ts";
import { type Config, readConfig } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { type Service, startService } from "./service.ts";

const stopLimitMs = 30_000;

const startedAt = performance.now();
const stopping = new Promise<NodeJS.Signals>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, resolve);
});

try {
  const config = readConfig();
  const log = pino({ level: config.logLevel, base: null });
  for (const remark of config.remarks) log.warn(remark);
  const service = await startService(config, log);
  say(welcome(config, service));
  const signal = await stopping;
  say(`Stopping (${signal}).\n`);
  setTimeout(() => process.exit(1), stopLimitMs).unref();
  await service.close();
  process.exit(0);
} catch (error) {
  say(`${explain(error)}\n`);
  process.exit(1);
}

function welcome(config: Config, service: Service): string {
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const atlas = service.dashboardUrl ? `local, see ${service.dashboardUrl}` : "the real one, by your keys";
  return `
Chakravue Operator is ready (${seconds} s).

  Service   ${service.url}        API page: ${service.url}/docs
  Atlas     ${atlas}
  Ops key   in the file ${relative(process.cwd(), service.opsKeyFile)}
  Data      ${relative(process.cwd(), config.dataDir) || "."}        Ctrl-C stops everything

`;
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof OperatorError) {
    return `${error.problem.message}\n${error.problem.nextStep}\n(${error.problem.code}: ${error.detail})`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function say(text: string): void {
  process.stdout.write(text);
}
