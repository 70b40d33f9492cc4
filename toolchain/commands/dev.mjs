import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { command } from "../setup/command.mjs";
import { environment, handOver } from "../setup/hand-over.mjs";
import { say } from "../setup/progress.mjs";
import { root } from "../setup/set-up.mjs";
import { setUpAndTell } from "../setup/set-up-and-tell.mjs";

/** `npm run dev`: the pages from their source, reloaded as it changes, in front of the service that runs, else of a new one. */
await command(async () => {
  const { node } = await setUpAndTell(process.env);
  const service = process.env.SERVICE_URL ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`;
  const started = (await answers(service)) ? undefined : startService();
  say(`pages from their source, in front of ${service}`);
  try {
    const vite = path.join(root, "node_modules", "vite", "bin", "vite.js");
    const env = environment(process.env, node, { SERVICE_URL: service });
    return await handOver(node, [vite, "--config=toolchain/pages/vite.config.mjs", ...process.argv.slice(2)], { env });
  } finally {
    started?.kill("SIGTERM");
  }
});

function startService() {
  const start = path.join(root, "toolchain", "commands", "start.mjs");
  return spawn(process.execPath, [start], { cwd: root, env: process.env, stdio: "inherit" });
}

/** @param {string} service */
async function answers(service) {
  try {
    return (await fetch(new URL("/healthz", service))).ok;
  } catch {
    return false;
  }
}
