import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { FromChild, ToChild } from "../../../src/operator/child/message.ts";

/** What a child does once it has its order: tell these, and then end, die without a word, or hang until it is told to stop. */
export type Script = { readonly tell: readonly FromChild[]; readonly lastly: "end" | "die" | "hang" };

/** A process that plays the child of an operation without any engine; a session of its own, as a real one. */
export function startScriptedChild(script: Script): ChildProcess {
  return fork(fileURLToPath(import.meta.url), [JSON.stringify(script)], {
    detached: true,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

function play({ tell, lastly }: Script): void {
  const last = lastly === "end" ? () => process.exit(0) : () => process.kill(process.pid, "SIGKILL");
  const leave = lastly === "hang" ? () => {} : last;
  if (tell.length === 0) leave();
  for (const [index, message] of tell.entries()) {
    process.send?.(message, undefined, {}, index === tell.length - 1 ? leave : () => {});
  }
}

const script = process.argv[2];
if (process.argv[1] === fileURLToPath(import.meta.url) && script) {
  process.on("message", (message: ToChild) => {
    if (message.kind === "operate") play(JSON.parse(script) as Script);
    else play({ tell: [{ kind: "failed", text: "CommandError: update canceled" }], lastly: "end" });
  });
}
