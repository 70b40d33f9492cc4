import { redactor } from "../../foundation/redact.ts";
import { killSession } from "../kill-session.ts";
import { heardLate } from "./heard-late.ts";
import { masked } from "./masked.ts";
import { mayLeave } from "./may-leave.ts";
import type { FromChild, ToChild } from "./message.ts";
import { perform } from "./perform.ts";

/**
 * The process of one operation. It waits, with everything loaded and no secret in it, for the one message that says what
 * to do, does it, and ends. If the service goes away, the engine is asked politely to stop: what it has begun in Atlas
 * it finishes and writes into the state, under its own lock, and then this process ends as well. An engine that takes too
 * long over that is killed, and everything else of this session with it.
 */
const cancel = new AbortController();
const passwords = new Set<string>();
let working = false;
let orphanMs: number | undefined;

process.on("message", (message: ToChild) => {
  if (message.kind === "cancel") cancel.abort();
  else if (!working) {
    working = true;
    orphanMs = message.engine.orphanMs;
    void operate(message);
  }
});
process.on("disconnect", () => {
  if (!working) process.exit(0);
  cancel.abort();
  if (orphanMs !== undefined) setTimeout(() => void killSession(process.pid), orphanMs);
});

async function operate({ request, engine }: Extract<ToChild, { kind: "operate" }>): Promise<void> {
  try {
    const outputs = await perform(request, engine, {
      onEvent: (event) => {
        if (mayLeave(event)) tell({ kind: "event", event: masked(event, redact) });
      },
      onPassword: (password) => passwords.add(password),
      signal: heardLate(cancel.signal),
    });
    tell({ kind: "done", ...(outputs && { outputs }) }, end);
  } catch (error) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    tell({ kind: "failed", text: redact(text) }, end);
  }
}

function redact(text: string): string {
  return redactor(passwords)(text);
}

function tell(message: FromChild, sent: () => void = () => {}): void {
  if (process.connected) process.send?.(message, undefined, {}, sent);
  else sent();
}

/** Nobody sweeps up behind an orphan, so it does that itself. */
function end(): void {
  if (process.connected) process.exit(0);
  void killSession(process.pid);
}
