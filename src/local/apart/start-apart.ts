import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import { OperatorError } from "../../foundation/errors.ts";
import type { LocalAtlas } from "../atlas/start.ts";
import type { FromAtlas, Settings, ToAtlas } from "./message.ts";

const program = fileURLToPath(new URL("main.ts", import.meta.url));
const closeLimitMs = 15_000;
const restartAfterMs = 200;

/**
 * Starts local Atlas in a process of its own, so that its work never keeps this one from answering, and starts it again
 * at the same address if it dies. Throws what `startLocalAtlas` throws.
 */
export async function startLocalAtlasApart(settings: Settings, log: Logger): Promise<LocalAtlas> {
  let isOver = false;
  let process = launch(settings);
  const atlas = await process.ready;
  const again = { ...settings, port: Number(new URL(atlas.baseUrl).port) };
  watch();

  function watch(): void {
    void process.ended.then(() => {
      if (isOver) return;
      log.error("local Atlas ended by itself and is started again");
      setTimeout(restart, restartAfterMs).unref();
    });
  }

  function restart(): void {
    if (isOver) return;
    process = launch(again);
    process.ready.catch((error: unknown) => log.error({ err: error }, "local Atlas could not be started again"));
    watch();
  }

  return {
    ...atlas,
    close: async () => {
      isOver = true;
      await process.close();
    },
  };
}

type AtlasProcess = {
  readonly ready: Promise<Omit<LocalAtlas, "close">>;
  readonly ended: Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** In a session of its own: a terminal's Ctrl-C reaches it through us alone. */
function launch(settings: Settings): AtlasProcess {
  const child = fork(program, [], {
    detached: true,
    serialization: "json",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const ended = once(child, "exit");
  tell(child, { kind: "start", settings });
  const ready = new Promise<Omit<LocalAtlas, "close">>((resolve, reject) => {
    child.once("message", (message: FromAtlas) => {
      if (message.kind === "ready") resolve(message.atlas);
      else reject(refusedStart(message));
    });
    child.once("error", reject);
    void ended.then(() => reject(new Error("The process of local Atlas ended before it was ready.")));
  });
  const close = async () => {
    tell(child, { kind: "close" });
    const deadline = setTimeout(() => child.kill("SIGKILL"), closeLimitMs);
    if (child.exitCode === null && child.signalCode === null) await ended;
    clearTimeout(deadline);
  };
  return { ready, ended, close };
}

function refusedStart({ code, text, nextStep }: Extract<FromAtlas, { kind: "failed" }>): OperatorError {
  return new OperatorError({ code, message: text, nextStep, retryable: true }, text);
}

function tell(child: ChildProcess, message: ToAtlas): void {
  if (child.connected) child.send(message);
}
