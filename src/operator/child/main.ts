import { hostname } from "node:os";
import { systemClock } from "../../foundation/clock.ts";
import { redactor } from "../../foundation/redact.ts";
import { killSession } from "../kill-session.ts";
import { leaveMarker, markerFolder, type OperationMarker } from "../locks/marker.ts";
import type { OperationRequest } from "../port.ts";
import { exportedState } from "./exported-state.ts";
import { heardLate } from "./heard-late.ts";
import { masked } from "./masked.ts";
import { mayLeave } from "./may-leave.ts";
import type { FromChild, ToChild } from "./message.ts";
import { perform } from "./perform.ts";
import { breakLocks, toldLocks } from "./told-locks.ts";

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
    void (message.kind === "operate" ? operate(message) : answer(message));
  }
});
process.on("disconnect", () => {
  if (!working) process.exit(0);
  cancel.abort();
  if (orphanMs !== undefined) setTimeout(() => void killSession(process.pid), orphanMs);
});

async function operate({ request, engine }: Extract<ToChild, { kind: "operate" }>): Promise<void> {
  let unmark: (() => Promise<void>) | undefined;
  try {
    if (locksStack(request)) unmark = await leaveMarker(markerFolder(engine.workDir, request.target.config.slug), me());
    const outputs = await perform(request, engine, {
      onEvent: (event) => {
        if (mayLeave(event)) tell({ kind: "event", event: masked(event, redact) });
      },
      onPassword: (password) => passwords.add(password),
      signal: heardLate(cancel.signal),
    });
    await unmark?.();
    tell({ kind: "done", ...(outputs && { outputs }) }, end);
  } catch (error) {
    const text = textOf(error);
    // A CLI that was killed leaves its lock behind, and the marker tells whose that is.
    if (!/was killed with/.test(text)) await unmark?.();
    tell({ kind: "failed", text: redact(text) }, end);
  }
}

async function answer(question: Exclude<ToChild, { kind: "operate" | "cancel" }>): Promise<void> {
  try {
    tell(await answerTo(question), end);
  } catch (error) {
    tell({ kind: "failed", text: redact(textOf(error)) }, end);
  }
}

async function answerTo(question: Parameters<typeof answer>[0]): Promise<FromChild> {
  const { target, engine } = question;
  switch (question.kind) {
    case "read-state":
      return { kind: "state", state: await exportedState(target, engine) };
    case "read-locks":
      return { kind: "locks", locks: await toldLocks(target, engine) };
    case "break-locks":
      await breakLocks(target, engine, question.files);
      return { kind: "done" };
  }
}

/** This process leads the session of everything that it starts. */
function me(): OperationMarker {
  return { session: process.pid, host: hostname(), startedAt: systemClock.now().toISOString() };
}

/** A look takes no lock. */
function locksStack({ kind }: OperationRequest): boolean {
  return kind === "up" || kind === "refresh" || kind === "destroy";
}

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
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
