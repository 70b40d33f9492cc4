import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { ProcessRole } from "../../src/domain/processes.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const welcome = /(?:Service|Health)\s+(http:\/\/[\d.:]+)[\s\S]*Atlas\s+local, see (http:\S+)[\s\S]*Data/;

export type BenchService = {
  readonly url: string;
  readonly atlasUrl: string;
  readonly dataDir: string;
  /** Empty where no process of the data folder made one. */
  readonly opsKey: string;
  /** From the start of `npm start` to the welcome. */
  readonly readyMs: number;
  /** Stops it and keeps its data. */
  readonly stop: () => Promise<void>;
  readonly removeData: () => Promise<void>;
};

export type BenchOptions = {
  /** Left out: a new one. */
  readonly dataDir?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly role?: ProcessRole;
};

/** The service as its user starts it, on a data folder of its own. */
export async function startService({ dataDir, environment, role = "all" }: BenchOptions = {}): Promise<BenchService> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), "bench-")));
  const startedAt = performance.now();
  const npm = spawn("npm", ["start", "--silent", "--", "--role", role], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  // Whatever ends the bench ends the service as well.
  process.once("exit", () => npm.kill("SIGTERM"));
  const [url, atlasUrl] = await welcomed(npm.stdout);
  const readyMs = performance.now() - startedAt;
  return {
    url,
    atlasUrl,
    dataDir: folder,
    opsKey: (await readFile(join(folder, "ops-key"), "utf8").catch(() => "")).trim(),
    readyMs,
    stop: async () => {
      const ended = once(npm, "exit");
      npm.kill("SIGTERM");
      await ended;
    },
    removeData: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The two addresses of the welcome. What is said after it is read and thrown away, so that nobody waits for us. */
function welcomed(stdout: Readable): Promise<[string, string]> {
  return new Promise((resolve, reject) => {
    let said = "";
    stdout.on("data", (chunk) => {
      said += chunk;
      const [, url, atlasUrl] = welcome.exec(said) ?? [];
      if (url && atlasUrl) resolve([url, atlasUrl]);
    });
    stdout.once("end", () => reject(new Error(`the service did not start:\n${said}`)));
  });
}
