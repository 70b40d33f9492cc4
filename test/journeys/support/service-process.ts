import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished } from "vitest";
import { waitUntil } from "../../../src/foundation/wait.ts";
import type { TestService } from "../../support/test-service.ts";
import { testToolchain, toolchainManifest } from "../../support/toolchain.ts";
import { makeServiceFolder, type ServiceFolder } from "./service-folder.ts";

const program = fileURLToPath(new URL("../../../src/main/start.ts", import.meta.url));
const stopWithParent = fileURLToPath(new URL("../../../toolchain/setup/stop-with-parent.mjs", import.meta.url));
const startLimitMs = 60_000;

/** The service as a process of its own, of which nothing is known but what it prints, answers and leaves behind. */
export type ServiceProcess = Pick<TestService, "ask"> & {
  readonly pid: number;
  readonly folder: ServiceFolder;
  readonly url: string;
  /** Where local Atlas shows its page, by the welcome lines. */
  readonly atlasUrl: string | undefined;
  /** Empty where a process of the folder never made one. */
  readonly opsKey: string;
  /** Everything printed so far, errors included. */
  readonly output: () => string;
  /** Asks it to end and answers its exit code; null if a signal killed it. */
  readonly stop: (signal?: "SIGINT" | "SIGTERM") => Promise<number | null>;
  /** kill -9 of this one process. */
  readonly kill: () => Promise<void>;
};

export type ServiceOptions = {
  /** Left out: a new one. */
  readonly folder?: ServiceFolder;
  readonly environment?: Readonly<Record<string, string>>;
  /** What follows `npm start --`, such as `["--role", "worker"]`. */
  readonly args?: readonly string[];
};

/** Starts the service as `npm start` does, on a free port, and answers when it says that it is ready. Ends with the test. */
export async function startServiceProcess(options: ServiceOptions = {}): Promise<ServiceProcess> {
  const folder = options.folder ?? (await makeServiceFolder());
  const launched = await launch(folder, options);
  onTestFinished(async () => {
    if (!launched.ending()) expect(await launched.stop()).toBe(0);
  });
  const url = await waitUntil(async () => launched.ending() ?? addressIn(launched.output()), {
    limitMs: startLimitMs,
    everyMs: 20,
  });
  if (typeof url !== "string") throw new Error(`the service did not start:\n${launched.output()}`);
  const opsKey = (await readFile(join(folder.dataDir, "ops-key"), "utf8").catch(() => "")).trim();
  return {
    ...launched,
    folder,
    url,
    atlasUrl: /^ {2}Atlas {5}local, see (http:\S+)$/m.exec(launched.output())?.[1],
    opsKey,
    ask: (method, path, body, { as = "ops", headers = {} } = {}) =>
      fetch(`${url}${path}`, {
        method,
        headers: {
          ...(as === "ops" && { authorization: `Bearer ${opsKey}` }),
          ...(body !== undefined && { "content-type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
  };
}

/** Starts a service that is expected not to come up, and answers how it ended. */
export async function failToStart(options: ServiceOptions = {}): Promise<{ code: number | null; output: string }> {
  const launched = await launch(options.folder ?? (await makeServiceFolder()), options);
  onTestFinished(launched.kill);
  const ended = await waitUntil(async () => launched.ending(), { limitMs: startLimitMs, everyMs: 20 });
  if (!ended) throw new Error(`the service did not end:\n${launched.output()}`);
  return { code: ended.code, output: launched.output() };
}

/** The environment is made up whole: nothing of the machine's own reaches the service or a command. */
export function madeUpEnvironment(folder: ServiceFolder, more: ServiceOptions["environment"] = {}) {
  const manifest = toolchainManifest();
  return {
    PATH: "/usr/local/bin:/usr/bin:/bin",
    HOME: folder.path,
    TMPDIR: join(folder.path, "tmp"),
    NODE_COMPILE_CACHE: join(dirname(manifest), "compile-cache"),
    CHAKRAVUE_TOOLCHAIN: manifest,
    DATA_DIR: folder.dataDir,
    PORT: "0",
    ...more,
  };
}

async function launch(folder: ServiceFolder, { environment, args = [] }: ServiceOptions) {
  const { node } = await testToolchain();
  const child = spawn(node, ["--disable-warning=ExperimentalWarning", `--import=${stopWithParent}`, program, ...args], {
    cwd: folder.path,
    env: madeUpEnvironment(folder, environment),
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  let ending: { code: number | null } | undefined;
  child.once("close", (code) => {
    ending = { code };
  });
  const end = async (signal: NodeJS.Signals) => {
    if (!ending) await endBy(child, signal);
    return child.exitCode;
  };
  return {
    pid: child.pid ?? 0,
    output: () => printed,
    ending: () => ending,
    stop: (signal: "SIGINT" | "SIGTERM" = "SIGTERM") => end(signal),
    kill: async () => {
      await end("SIGKILL");
    },
  };
}

async function endBy(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const closed = once(child, "close");
  child.kill(signal);
  await closed;
}

function addressIn(output: string): string | undefined {
  const [, service, health] =
    /is ready[\s\S]*^ {2}(?:Service {3}(http:\S+) |Health {4}(http:\S+)\/readyz$)/m.exec(output) ?? [];
  return service ?? health;
}
