import { readdir, readFile } from "node:fs/promises";
import { waitUntil } from "../foundation/wait.ts";

/** A killed process is gone within this time, however busy the machine is. */
const goneLimitMs = 10_000;
const lookEveryMs = 10;

/**
 * Ends every process of a session and waits until none of them lives, also not one that was just being started. Plugins
 * have process groups of their own, so killing a group would leave them behind. Where there is no /proc, the leader's
 * group has to do.
 */
export async function killSession(leader: number): Promise<void> {
  const killOnce = async () => {
    const members = await membersOf(leader);
    // Who ends its own session goes last, or the others would stay.
    for (const pid of members?.sort(selfLast) ?? [-leader]) kill(pid);
    return members === undefined || members.length === 0 ? true : undefined;
  };
  await waitUntil(killOnce, { limitMs: goneLimitMs, everyMs: lookEveryMs });
}

function selfLast(one: number, other: number): number {
  return Number(one === process.pid) - Number(other === process.pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** The living processes whose session this is, the leader among them; undefined where the system does not tell. */
export async function membersOf(leader: number): Promise<number[] | undefined> {
  const entries = await readdir("/proc").catch(() => undefined);
  if (!entries) return undefined;
  const pids = entries.filter((name) => /^\d+$/.test(name)).map(Number);
  const sessions = await Promise.all(pids.map(async (pid) => ({ pid, session: await sessionOf(pid) })));
  return sessions.filter(({ session }) => session === leader).map(({ pid }) => pid);
}

/** Whether a process of any user still runs. A dead one that nobody has buried yet does not. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return !stat.slice(stat.lastIndexOf(")") + 2).startsWith("Z");
}

/** proc(5): state, parent, group and session follow the command's closing bracket. A dead one has none for us. */
async function sessionOf(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const [state, , , session] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return session === undefined || state === "Z" || state === "X" ? undefined : Number(session);
}
