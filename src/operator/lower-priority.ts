import { writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";

const lowest = constants.priority.PRIORITY_LOW;
const againMs = 150;

/**
 * Lets everything else of this machine go before a process that leads a session of its own, and before all that it starts.
 * Where Linux shares its time out among sessions, a process' own priority counts within its session only: then the
 * session's is set as well (`man 7 sched`, "The autogroup feature").
 */
export function lowerPriority(pid: number): void {
  try {
    setPriority(pid, lowest);
    lowerSession(pid);
  } catch {
    // It is gone already.
  }
}

function lowerSession(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(lowest));
  } catch (error) {
    // Linux takes one such wish at a time from who is not its administrator.
    if (error instanceof Error && "code" in error && error.code === "EAGAIN") {
      setTimeout(() => lowerSession(pid), againMs).unref();
    }
  }
}
