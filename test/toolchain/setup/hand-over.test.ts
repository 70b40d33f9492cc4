import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "vitest";
import { isAlive } from "../../../toolchain/setup/cache.mjs";
import { test } from "../support/temp-folder.ts";

const moduleUrl = (name: string) => pathToFileURL(path.resolve("toolchain/setup", name)).href;

/** Starts a wrapper that hands over to a service; the service prints its process id and every signal that it gets. */
async function startWrapped(folder: string, { ownSession, onSignal = "" }: { ownSession: boolean; onSignal?: string }) {
  const service = path.join(folder, "service.mjs");
  const wrapper = path.join(folder, "wrapper.mjs");
  writeFileSync(
    service,
    `for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => { console.log(signal); ${onSignal} });
     setInterval(() => {}, 1000);
     console.log(process.pid);`,
  );
  writeFileSync(
    wrapper,
    `import { command } from ${JSON.stringify(moduleUrl("command.mjs"))};
     import { handOver } from ${JSON.stringify(moduleUrl("hand-over.mjs"))};
     const args = [${JSON.stringify(`--import=${moduleUrl("stop-with-parent.mjs")}`)}, ${JSON.stringify(service)}];
     await command(() => handOver(process.execPath, args, { env: process.env, ownSession: ${ownSession} }));`,
  );
  const child = spawn(process.execPath, [wrapper], { stdio: ["ignore", "pipe", "inherit"], detached: true });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    output += text;
  });
  await expect.poll(() => output).toMatch(/\d+\n/);
  const lines = () => output.trim().split("\n").slice(1);
  return { child, servicePid: Number.parseInt(output, 10), signals: lines, pid: child.pid ?? 0 };
}

test("a Ctrl-C that comes several ways reaches the service once, and its exit code is ours", async ({ folder }) => {
  const onSignal = "setTimeout(() => process.exit(7), 300);";
  const { child, pid, signals } = await startWrapped(folder, { ownSession: true, onSignal });
  process.kill(-pid, "SIGINT");
  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([7, null]);
  expect(signals()).toEqual(["SIGINT"]);
});

test("a service that takes its time to stop is waited for", async ({ folder }) => {
  const onSignal = "setTimeout(() => process.exit(0), 1500);";
  const { child, servicePid, signals } = await startWrapped(folder, { ownSession: true, onSignal });
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(isAlive(servicePid)).toBe(false);
  expect(signals()).toEqual(["SIGTERM"]);
});

test("a service whose wrapper is killed stops as if it had been asked to", async ({ folder }) => {
  const { child, servicePid, signals } = await startWrapped(folder, { ownSession: true, onSignal: "process.exit()" });
  child.kill("SIGKILL");
  await expect.poll(() => isAlive(servicePid), { timeout: 20_000 }).toBe(false);
  expect(signals()).toEqual(["SIGTERM"]);
});

test("a service that a signal killed ends us with that signal's code", async ({ folder }) => {
  const { child, servicePid } = await startWrapped(folder, { ownSession: true });
  process.kill(servicePid, "SIGKILL");
  expect(await once(child, "exit")).toEqual([137, null]);
});

test("without a terminal, a program in our own group gets the signals that we get", async ({ folder }) => {
  const { child, signals } = await startWrapped(folder, { ownSession: false, onSignal: "process.exit(3)" });
  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([3, null]);
  expect(signals()).toEqual(["SIGINT"]);
});
