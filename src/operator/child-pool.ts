import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { lowerPriority } from "./lower-priority.ts";

const entry = fileURLToPath(new URL("./child/main.ts", import.meta.url));

export type ChildPool = {
  /** A child that has everything loaded, or is just loading it. Nobody else gets it. */
  readonly take: () => ChildProcess;
  /** Makes up for taken ones, in time for the next operation. */
  readonly refill: () => void;
  /** Ends the spare ones, which hold nothing yet, and waits until they are gone. */
  readonly close: () => Promise<void>;
};

/** Keeps `spares` children ready, since loading the SDK takes longer than a preview may. Each serves one operation. */
export function createChildPool(options: {
  node: string;
  environment: Record<string, string>;
  spares: number;
}): ChildPool {
  const ready: ChildProcess[] = [];
  let closed = false;
  function start(): ChildProcess {
    const child = fork(entry, {
      execPath: options.node,
      execArgv: ["--disable-warning=ExperimentalWarning"],
      env: options.environment,
      // A session of its own: Ctrl-C reaches it through us alone, and a kill by session takes CLI and plugins with it.
      detached: true,
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    // Engine, CLI and plugins inherit this, so that busy operations never keep the service from answering.
    if (child.pid !== undefined) lowerPriority(child.pid);
    child.once("exit", () => {
      const place = ready.indexOf(child);
      if (place >= 0) ready.splice(place, 1);
    });
    child.on("error", () => {});
    return child;
  }
  function refill(): void {
    while (!closed && ready.length < options.spares) ready.push(start());
  }
  refill();
  return {
    take: () => ready.shift() ?? start(),
    refill,
    close: async () => {
      closed = true;
      const gone = ready.splice(0).filter((child) => child.kill("SIGKILL"));
      await Promise.all(gone.map((child) => once(child, "exit")));
    },
  };
}
