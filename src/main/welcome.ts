import { relative } from "node:path";
import type { ProcessRole } from "../domain/processes.ts";
import type { Config } from "./config.ts";
import type { Service } from "./service.ts";

/** What a person is told once a process is ready. */
export function welcome(role: ProcessRole, config: Config, service: Service, seconds: number): string {
  const name = role === "all" ? "Chakravue Operator" : `Chakravue Operator (${role})`;
  const lines = Object.entries(linesOf(role, config, service)).map(([word, text]) => `  ${word.padEnd(9)} ${text}`);
  return `\n${name} is ready (${seconds.toFixed(1)} s).\n\n${lines.join("\n")}\n\n`;
}

function linesOf(role: ProcessRole, config: Config, { url, dashboardUrl, opsKeyFile }: Service) {
  const servesPeople = role === "all" || role === "api";
  const works = role === "all" || role === "worker";
  return {
    ...(servesPeople ? { Service: `${url}        API page: ${url}/docs` } : { Health: `${url}/readyz` }),
    Atlas: dashboardUrl ? `local, see ${dashboardUrl}` : "the real one, by your keys",
    ...(works && role !== "all" && { Runs: `${config.runConcurrency} at once` }),
    ...(opsKeyFile !== null && { "Ops key": `in the file ${relative(process.cwd(), opsKeyFile)}` }),
    Data: `${relative(process.cwd(), config.dataDir) || "."}        Ctrl-C stops ${role === "all" ? "everything" : "this process"}`,
  };
}
